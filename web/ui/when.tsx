import { useFormat, useNow } from '../language/use-format.ts'

/** A time as a distance from now; the exact one on hover and for machines. */
export function When({ at, className }: { readonly at: string; readonly className?: string }) {
  const format = useFormat()
  const now = useNow()
  return (
    <time dateTime={at} title={format.exact(at)} className={className}>
      {format.relative(at, now)}
    </time>
  )
}

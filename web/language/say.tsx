import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useT } from './language-context.tsx'
import type { MessageKey } from './messages.ts'

const fence = '\u0002'

type SayProps = {
  readonly id: MessageKey
  /** Placeholders of the message; those that are elements stand where the language puts them. */
  readonly values: Readonly<Record<string, ReactNode>>
}

/** A message with elements inside: each language places them in its own order. */
export function Say({ id, values }: SayProps) {
  const t = useT()
  const plain = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : `${fence}${name}${fence}`,
    ]),
  )
  const parts = t(id, plain).split(fence)
  return parts.map((part, index) => (
    // Odd parts are names of elements: the fences alternate. The order within one message never changes.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>{index % 2 === 1 ? values[part] : part}</Fragment>
  ))
}

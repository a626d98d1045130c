import { useT } from '../language/language-context.tsx'

type ContactNameProps = { readonly name: string | null; readonly company: string | null }

/** Who wrote, each part kept in its own direction. */
export function ContactName({ name, company }: ContactNameProps) {
  const t = useT()
  if (!name && !company) return <>{t('lead.nameless')}</>
  return (
    <>
      {name ? <bdi>{name}</bdi> : null}
      {name && company ? ' · ' : null}
      {company ? <bdi>{company}</bdi> : null}
    </>
  )
}

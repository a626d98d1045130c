import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LeadFileView } from '../../src/http/contract/privacy.ts'
import { personQuery, useExportPerson } from '../api/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { When } from '../ui/when.tsx'
import { save } from './save-file.ts'
import { ErasePerson } from './erase-person.tsx'
import { LeadDeeds } from './lead-deeds.tsx'
import { personDocument } from './person-document.ts'
import { factsOf, scoreWords } from './person-words.ts'
import classes from './privacy.module.css'

type PersonFileProps = { readonly leads: readonly string[]; readonly onErased: () => void }

/** A person's file: everything held of the chosen inquiries, to be read, handed over, restricted or erased. */
export function PersonFile({ leads, onErased }: PersonFileProps) {
  const language = useLanguage()
  const { t } = language
  const { data: files, error, refetch } = useQuery(personQuery(leads))
  const handOver = useExportPerson()
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!files) return <ScreenSkeleton />
  const download = (kind: 'json' | 'html') =>
    handOver.mutate(leads, {
      onSuccess: (held) =>
        kind === 'json'
          ? save('person.json', 'application/json', JSON.stringify(held, null, 2))
          : save('person.html', 'text/html', personDocument(held, language)),
    })
  return (
    <section aria-label={t('privacy.file')}>
      <div className={classes.inline}>
        <Button variant="default" loading={handOver.isPending} onClick={() => download('html')}>
          {t('privacy.export_html')}
        </Button>
        <Button variant="default" loading={handOver.isPending} onClick={() => download('json')}>
          {t('privacy.export_json')}
        </Button>
        <Button variant="default" component="a" href={`/api/privacy/certificate?leads=${leads.join(',')}`} download>
          {t('privacy.certificate')}
        </Button>
        <ErasePerson leads={leads} onErased={onErased} />
      </div>
      {files.map((file) => (
        <LeadCard key={file.id} file={file} />
      ))}
    </section>
  )
}

function LeadCard({ file }: { readonly file: LeadFileView }) {
  const language = useLanguage()
  const { t, code } = language
  return (
    <article className={classes.card}>
      <h2>
        {t('privacy.inquiry')} · <When at={file.received_at} />
      </h2>
      {file.restriction ? (
        <p className={classes.late}>{t('privacy.is_restricted', { reason: file.restriction.reason })}</p>
      ) : null}
      <dl className={classes.facts}>
        {factsOf(file, code).map(({ name, label, value }) => (
          <Fact key={name} label={label} value={value} />
        ))}
      </dl>
      <h3>{t('privacy.why')}</h3>
      {scoreWords(file, language).map((line) => (
        <div key={line}>{line}</div>
      ))}
      <h3>{t('privacy.consents')}</h3>
      {file.consents.length === 0 ? <p className={classes.dim}>{t('privacy.no_consents')}</p> : null}
      <ul className={classes.list}>
        {file.consents.map((consent) => (
          <ConsentLine key={consent.hash} consent={consent} />
        ))}
      </ul>
      <LeadDeeds file={file} />
      <CopyText label={t('privacy.own_page')} text={file.preferences_url} />
    </article>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}

function ConsentLine({ consent: { record, holds } }: { readonly consent: LeadFileView['consents'][number] }) {
  const { t, code } = useLanguage()
  const purposes = (record['purposes'] as string[]).map((one) => code('purpose', one)).join(', ')
  const channels = (record['channels'] as string[]).map((one) => code('channel', one)).join(', ')
  return (
    <li>
      <b>{code('consent_kind', String(record['kind']))}</b> {holds ? `(${t('privacy.holds')}) ` : ''}
      {purposes || t('privacy.everything')}
      {channels ? ` · ${channels}` : ''} · <When at={String(record['at'])} />
      <div className={`${classes.dim} ${classes.words}`}>
        <bdi>{String(record['text'])}</bdi>
      </div>
    </li>
  )
}

import { Anchor, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LeadConsentView } from '../../../src/http/contract/privacy.ts'
import { leadConsentsQuery, useSayConsent } from '../../api/privacy.ts'
import { useRights } from '../../api/rights.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useSaved } from '../../settings/use-saved.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ScreenSkeleton } from '../../ui/screen.tsx'
import { When } from '../../ui/when.tsx'
import classes from './sections.module.css'

const checkedBy = 'assay consent verify consents.jsonl'

/** What the lead agreed to and took back; what is in force is taken back with one press, as it was given. */
export function ConsentRegister({ leadId }: { readonly leadId: string }) {
  const { t } = useLanguage()
  const { seesPrivacy } = useRights()
  const { data, error, refetch } = useQuery(leadConsentsQuery(leadId))
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!data) return <ScreenSkeleton />
  return (
    <section aria-label={t('privacy.consents')}>
      {data.length === 0 ? <p className={classes.words}>{t('privacy.no_consents')}</p> : null}
      <ul className={classes.consents}>
        {data.map((consent) => (
          <Line key={consent.hash} leadId={leadId} consent={consent} />
        ))}
      </ul>
      {seesPrivacy && data.length > 0 ? (
        <p className={classes.words}>
          <Anchor href={`/api/privacy/certificate?leads=${leadId}`} download>
            {t('privacy.certificate')}
          </Anchor>{' '}
          · {t('privacy.verify_with')} <code dir="ltr">{checkedBy}</code>
        </p>
      ) : null}
    </section>
  )
}

type LineProps = { readonly leadId: string; readonly consent: LeadConsentView }

function Line({ leadId, consent: { hash, holds, record } }: LineProps) {
  const { t, code, locale } = useLanguage()
  const say = useSayConsent()
  const saved = useSaved()
  const [purposes, channels] = [record['purposes'] as string[], record['channels'] as string[]]
  const takeBack = () =>
    say.mutate(
      {
        lead: leadId,
        kind: 'withdrawn',
        text: t('privacy.asked_by_phone'),
        language: locale,
        purposes,
        channels,
        way: 'spoken',
        withdraws: hash,
      },
      saved,
    )
  const said = [
    code('consent_way', String(record['way'])),
    record['taken_by'] ? t('privacy.taken_by', { name: String(record['taken_by']) }) : '',
    record['text_version'] ? t('privacy.version', { version: String(record['text_version']) }) : '',
  ]
  return (
    <li>
      <b>{code('consent_kind', String(record['kind']))}</b> {holds ? `(${t('privacy.holds')}) ` : ''}
      {purposes.map((one) => code('purpose', one)).join(', ') || t('privacy.everything')}
      {channels.length > 0 ? ` · ${channels.map((one) => code('channel', one)).join(', ')}` : ''} ·{' '}
      <When at={String(record['at'])} />
      {holds ? (
        <Button size="compact-xs" variant="default" loading={say.isPending} onClick={takeBack}>
          {t('privacy.take_back')}
        </Button>
      ) : null}
      <div className={classes.dim}>{said.filter(Boolean).join(' · ')}</div>
      <div className={classes.dim}>
        <bdi>{String(record['text'])}</bdi>
      </div>
    </li>
  )
}

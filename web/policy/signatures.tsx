import { Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DraftChangesView, PolicySide } from '../../src/http/contract/policy-change.ts'
import { draftChangesQuery, useSignPolicy } from '../api/policy.ts'
import { usePublishPolicy } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { changeWords } from './change-words.ts'
import classes from './policy.module.css'

const sides: readonly PolicySide[] = ['marketing', 'sales']

/** A kept draft on its way: what it changes, the two signatures, live. */
export function Signatures({ version }: { readonly version: number }) {
  const { t, code } = useLanguage()
  const words = useProblemWords()
  const { data, error } = useQuery(draftChangesQuery(version))
  if (error)
    return (
      <Text size="sm" c="var(--bad)" role="alert">
        {words(error)}
      </Text>
    )
  if (!data) return <Skeleton height={120} />
  return (
    <section aria-label={t('policy.changes')} className={classes.buttons}>
      <h2>{t('policy.changes')}</h2>
      {data.changes.length === 0 ? <p className={classes.dim}>{t('policy.changes_none')}</p> : null}
      <ul className={classes.changes}>
        {data.changes.map((change) => (
          <li key={change.path.join('/')}>{changeWords(change, { t, code })}</li>
        ))}
      </ul>
      <dl className={classes.signatures}>
        {sides.map((side) => (
          <Signature key={side} side={side} draft={data} />
        ))}
      </dl>
      <SignButtons draft={data} />
    </section>
  )
}

function Signature({ side, draft }: { readonly side: PolicySide; readonly draft: DraftChangesView }) {
  const { t } = useLanguage()
  const format = useFormat()
  const signed = draft.signatures.find((one) => one.side === side)
  const names = draft.waits_for.find((one) => one.side === side)?.names ?? []
  return (
    <div>
      <dt>{t(`policy.side_${side}`)}</dt>
      <dd>
        {signed ? (
          <>
            ✓ <bdi>{signed.signed_by}</bdi> <span className={classes.dim}>{format.exact(signed.at)}</span>
            {signed.stands_in ? <span className={classes.dim}> · {t('policy.stands_in')}</span> : null}
          </>
        ) : (
          <span className={classes.dim}>
            {names.length > 0 ? t('policy.waits_for', { names: names.join(', ') }) : t('policy.waits_for_nobody')}
          </span>
        )}
      </dd>
    </div>
  )
}

/** Signing and publishing; whoever is alone does both with one click, under both names. */
function SignButtons({ draft }: { readonly draft: DraftChangesView }) {
  const { t } = useLanguage()
  const saved = useSaved()
  const sign = useSignPolicy()
  const publish = usePublishPolicy()
  const { version, seen, may_sign: may, waits_for: open } = draft
  const own = may.map(({ side }) => side)
  const isLast = open.length > 0 && open.every(({ side }) => own.includes(side))
  const signThen = (after: () => void) =>
    sign.mutate({ version, sides: own, seen }, { onSuccess: after, onError: saved.onError })
  if (open.length === 0)
    return (
      <Button size="xs" loading={publish.isPending} onClick={() => publish.mutate(version, saved)}>
        {t('policy.publish', { version })}
      </Button>
    )
  if (own.length === 0) return null
  return (
    <>
      {own.length === 2 ? <p className={classes.dim}>{t('policy.sign_alone')}</p> : null}
      <Button
        size="xs"
        h="auto"
        mih={30}
        py={5}
        classNames={{ label: classes.long }}
        loading={sign.isPending || publish.isPending}
        onClick={() => signThen(isLast ? () => publish.mutate(version, saved) : saved.onSuccess)}
      >
        {own.length === 2
          ? t('policy.sign_both', { version })
          : t(isLast ? 'policy.sign_last' : 'policy.sign', { side: t(`policy.side_${own[0]!}`), version })}
      </Button>
    </>
  )
}

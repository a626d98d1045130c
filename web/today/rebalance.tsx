import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { rebalanceQuery, useRebalance } from '../api/day.ts'
import { usersQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { ContactName } from '../ui/contact-name.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import classes from './today.module.css'

/** Evens out the waiting leads: first what would move and why, then one click. `anybody`: whether somebody is there to take them. */
export function Rebalance({ anybody }: { readonly anybody: boolean }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('rebalance.button')}
      </Button>
      <Modal
        opened={isOpen}
        size="lg"
        onClose={() => setOpen(false)}
        title={t('rebalance.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {isOpen ? <Preview anybody={anybody} onDone={() => setOpen(false)} /> : null}
      </Modal>
    </>
  )
}

type PreviewProps = { readonly anybody: boolean; readonly onDone: () => void }

function Preview({ anybody, onDone }: PreviewProps) {
  const t = useT()
  const words = useProblemWords()
  const { data: moves, error, refetch } = useQuery(rebalanceQuery)
  const { data: users = [] } = useQuery(usersQuery)
  const apply = useRebalance()
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '?'
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!moves) return <ScreenSkeleton rows={4} />
  if (moves.length === 0) return <p>{t(anybody ? 'rebalance.even' : 'rebalance.nobody')}</p>
  const go = () =>
    apply.mutate(
      moves.map(({ lead_id, from, to }) => ({ lead_id, from, to })),
      {
        onSuccess: ({ moved }) => (sayKept(t('rebalance.done', { n: moved })), onDone()),
        onError: (fault) => sayFailed(t('problem.not_saved'), words(fault)),
      },
    )
  return (
    <>
      <ul className={classes.moves}>
        {moves.map((move) => (
          <li key={move.lead_id}>
            <TierMark tier={move.tier} />
            <Link to="/leads/$view/$leadId" params={{ view: 'team', leadId: move.lead_id }} className={classes.person}>
              <ContactName name={move.name} company={move.company} />
            </Link>
            <span className={classes.dim}>
              <bdi>{nameOf(move.from)}</bdi> → <bdi>{nameOf(move.to)}</bdi> · {t(`rebalance.${move.why}`)}
            </span>
          </li>
        ))}
      </ul>
      <Button loading={apply.isPending} onClick={go}>
        {t('rebalance.apply', { n: moves.length })}
      </Button>
    </>
  )
}

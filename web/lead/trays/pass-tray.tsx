import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../api/session.ts'
import { usersQuery } from '../../api/workspace.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useLeadAction } from '../use-lead-action.ts'
import { Choices } from './choices.tsx'
import type { Choice } from './choices.tsx'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'

const workers = new Set(['rep', 'manager', 'administrator'])

/** Hands the lead to a person, those free first, or back to a queue. */
export function PassTray({ lead, onClose }: TrayProps) {
  const { t, code } = useLanguage()
  const { user: me } = useSignedIn()
  const { data: users = [], isPending } = useQuery(usersQuery)
  const action = useLeadAction(lead.id)
  const ending = { saved: 'saved.passed', advance: true, onSaved: onClose } as const
  const order = { free: 0, busy: 1, away: 2 } as const
  const people = users
    .filter((user) => user.active && workers.has(user.role) && user.id !== lead.assignee?.id)
    .toSorted((a, b) => order[a.presence] - order[b.presence] || a.load - b.load)
    .slice(0, 8)
  const choices: readonly Omit<Choice, 'hint' | 'key'>[] = [
    ...people.map((user) => ({
      id: user.id,
      label: (
        <>
          <bdi>{user.id === me.id ? t('pass.me') : user.name}</bdi>{' '}
          <span className={classes.dim}>
            {t(`presence.${user.presence}`)} · {t('pass.load', { n: user.load })}
          </span>
        </>
      ),
      onChoose: () => action.run({ path: 'assign', body: { user_id: user.id } }, ending),
    })),
    ...(['shared', 'junior'] as const)
      .filter((queue) => queue !== lead.queue)
      .map((queue) => ({
        id: queue,
        label: code('queue', queue),
        onChoose: () => action.run({ path: 'assign', body: { queue } }, ending),
      })),
  ]
  const keyed = choices.map((choice, index) => {
    const digit = String((index + 1) % 10)
    return { ...choice, hint: digit, key: `Digit${digit}` }
  })
  // Digits mean nothing before all people stand there: a key that is too quick must not pass the lead to a queue.
  return isPending ? null : <Choices disabled={action.pending} choices={keyed} />
}

import { Button, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../conditions/condition-words.ts'
import { Icon } from '../ui/icon.tsx'
import { MoveTools } from '../ui/move-tools.tsx'
import { Opener } from '../ui/opener.tsx'
import { blankLeaf, conditionOf } from '../conditions/asked.ts'
import { isWhole } from './whole-rule.ts'
import { type Routing, type Rule, ruleId } from './routing-body.ts'
import classes from './routing.module.css'
import { RuleForm } from './rule-form.tsx'

type RulesProps = {
  readonly routing: Routing
  readonly sources: readonly string[]
  /** The rule by which the simulator's lead went. */
  readonly taken: string | null
  readonly onChange: (routing: Routing) => void
}

/** Rules that come before the steps: the first that holds and finds somebody places the lead. */
export function Rules({ routing, sources, taken, onChange }: RulesProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { rules } = routing
  const set = (next: readonly Rule[]) => onChange({ ...routing, rules: next })
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rules.length) return
    const next = [...rules]
    next.splice(to, 0, ...next.splice(from, 1))
    set(next)
    setSaid(t('routing.moved', { place: to + 1 }))
  }
  const add = () => {
    const id = ruleId(rules)
    set([...rules, { id, when: conditionOf({ join: 'all', leaves: [blankLeaf('source')] }), users: [], steps: [] }])
    setOpen(id)
  }
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.rules')}</h2>
      <p className={classes.dim}>{t('routing.rules_help')}</p>
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <li key={rule.id} className={classes.rule} data-taken={taken === rule.id || undefined}>
            <div className={classes.head}>
              <RuleLine
                rule={rule}
                open={open === rule.id}
                onOpen={() => setOpen(open === rule.id ? null : rule.id)}
                onMove={(by) => move(index, index + by)}
              />
              <MoveTools
                index={index}
                count={rules.length}
                labels={{
                  up: t('routing.earlier'),
                  down: t('routing.later'),
                  remove: t('routing.remove_rule'),
                }}
                onMove={(to) => move(index, to)}
                onRemove={() => set(rules.filter((one) => one !== rule))}
              />
            </div>
            {open === rule.id ? (
              <RuleForm
                rule={rule}
                sources={sources}
                onChange={(next) => set(rules.map((one) => (one === rule ? next : one)))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {rules.length === 0 ? <p className={classes.dim}>{t('routing.no_rules')}</p> : null}
      <Button size="xs" variant="default" leftSection={<Icon name="plus" size={14} />} onClick={add}>
        {t('routing.add_rule')}
      </Button>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </section>
  )
}

type RuleLineProps = {
  readonly rule: Rule
  readonly open: boolean
  readonly onOpen: () => void
  readonly onMove: (by: number) => void
}

/** A rule in words; opened by pressing it, moved by Alt and the arrows. */
function RuleLine({ rule, open, onOpen, onMove }: RuleLineProps) {
  const { t, code } = useLanguage()
  const { data: users = [] } = useQuery(usersQuery)
  const names = rule.users.map((id) => users.find((user) => user.id === id)?.name ?? '?')
  const steps = rule.steps.map((step) => t(`step.${step}`))
  const skills = rule.skills ?? []
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !event.altKey) return
    event.preventDefault()
    onMove(by)
    const { currentTarget } = event
    requestAnimationFrame(() => currentTarget instanceof HTMLElement && currentTarget.focus())
  }
  return (
    <Opener open={open} onClick={onOpen} onKeyDown={onKeyDown}>
      {isWhole(rule) ? (
        <>
          <bdi>{conditionWords(rule.when, { t, code })}</bdi> {t('routing.arrow')}{' '}
          <bdi>{[...names, ...steps].join(', ')}</bdi>
        </>
      ) : (
        <span className={classes.half}>{t('routing.half')}</span>
      )}
      {skills.length > 0 ? (
        <span className={classes.dim}> · {t('routing.with_skills', { skills: skills.join(', ') })}</span>
      ) : null}
    </Opener>
  )
}

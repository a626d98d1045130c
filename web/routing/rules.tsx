import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../policy/condition-words.ts'
import { Icon } from '../ui/icon.tsx'
import { AddRule } from './add-rule.tsx'
import type { Routing, Rule } from './routing-body.ts'
import classes from './routing.module.css'

type RulesProps = {
  readonly routing: Routing
  readonly sources: readonly string[]
  readonly onChange: (routing: Routing) => void
}

/** Rules that come before the steps: the first that holds and finds somebody places the lead. */
export function Rules({ routing, sources, onChange }: RulesProps) {
  const { t } = useLanguage()
  const { rules } = routing
  const set = (next: readonly Rule[]) => onChange({ ...routing, rules: next })
  const move = (from: number, to: number) => {
    const next = [...rules]
    next.splice(to, 0, ...next.splice(from, 1))
    set(next)
  }
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.rules')}</h2>
      <p className={classes.dim}>{t('routing.rules_help')}</p>
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <li key={rule.id} className={classes.rule}>
            <RuleWords rule={rule} />
            <span className={classes.tools}>
              <ActionIcon
                variant="subtle"
                size="sm"
                disabled={index === 0}
                aria-label={t('routing.earlier')}
                title={t('routing.earlier')}
                onClick={() => move(index, index - 1)}
              >
                <Icon name="chevron" size={14} className={classes.up} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="sm"
                color="gray"
                aria-label={t('routing.remove_rule')}
                title={t('routing.remove_rule')}
                onClick={() => set(rules.filter((one) => one !== rule))}
              >
                <Icon name="trash" size={14} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      {rules.length === 0 ? <p className={classes.dim}>{t('routing.no_rules')}</p> : null}
      <AddRule rules={rules} sources={sources} onAdd={(rule) => set([...rules, rule])} />
    </section>
  )
}

function RuleWords({ rule }: { readonly rule: Rule }) {
  const { t, code } = useLanguage()
  const { data: users = [] } = useQuery(usersQuery)
  const names = rule.users.map((id) => users.find((user) => user.id === id)?.name ?? '?')
  const steps = rule.steps.map((step) => t(`step.${step}`))
  const skills = rule.skills ?? []
  return (
    <span className={classes.words}>
      <bdi>{conditionWords(rule.when, { t, code })}</bdi> → <bdi>{[...names, ...steps].join(', ')}</bdi>
      {skills.length > 0 ? (
        <span className={classes.dim}> · {t('routing.with_skills', { skills: skills.join(', ') })}</span>
      ) : null}
    </span>
  )
}

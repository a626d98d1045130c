import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useFormat } from '../../language/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { factWords, valueWords } from '../../conditions/condition-words.ts'
import classes from './sections.module.css'

/** Why it was decided so: the policy's reasons, the ideal customer point by point, who it went to, and who objected. */
export function DecisionReasons({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { decision, assignment, disputes } = lead
  if (!decision) return <p className={classes.words}>{t('decision_tab.none')}</p>
  return (
    <>
      <p className={classes.words}>{t('decision_tab.policy', { version: decision.policy_version })}</p>
      <ul className={classes.list}>
        {decision.reasons.map((reason) => (
          <li key={`${reason.code} ${reason.check ?? ''} ${reason.detail ?? ''}`} className={classes.finding}>
            <Icon name="chevron" size={12} />
            <span>
              {code('decision', reason.code)}
              {reason.check ? ` (${code('check', reason.check)})` : ''}
            </span>
            <span className={classes.evidence}>
              <bdi>{reason.detail}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {assignment ? (
        <p className={classes.words}>
          {t('decision_tab.assigned', {
            reason: code('assignment', assignment.reason),
            at: format.exact(assignment.at),
          })}
        </p>
      ) : null}
      <IdealCustomer icp={decision.icp} />
      {disputes.length > 0 ? <h3 className={classes.heading}>{t('decision_tab.disputes')}</h3> : null}
      {disputes.map((dispute) => (
        <p key={dispute.id} className={classes.words}>
          <bdi>{dispute.by}</bdi>: {t(`dispute.${dispute.direction}`)}. <bdi>{dispute.reason}</bdi>{' '}
          <span className={classes.dim}>{format.exact(dispute.at)}</span>
        </p>
      ))}
    </>
  )
}

const outcomeIcons = { pass: 'check', fail: 'cross' } as const

function IdealCustomer({ icp }: { readonly icp: NonNullable<LeadPage['decision']>['icp'] }) {
  const { t, code } = useLanguage()
  if (icp.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>{t('decision_tab.icp')}</h3>
      <ul className={classes.list}>
        {icp.map((entry) => (
          <li key={entry.criterion} className={classes.finding} data-outcome={entry.outcome}>
            <Icon
              name={entry.outcome === 'pass' || entry.outcome === 'fail' ? outcomeIcons[entry.outcome] : 'unknown'}
              size={15}
            />
            <span>
              {code('icp', entry.criterion)}
              {Object.entries(entry.seen).map(([fact, value]) => (
                <span key={fact} className={classes.dim}>
                  {' · '}
                  {factWords(fact, code)}:{' '}
                  <bdi>
                    {[value]
                      .flat()
                      .map((one) => valueWords(fact, one, { t, code }))
                      .join(', ')}
                  </bdi>
                </span>
              ))}
            </span>
            <span className={classes.dim}>{code('icp', `weight.${entry.weight}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

import { useT } from '../language/language-context.tsx'
import { Deadlines } from './deadlines.tsx'
import { IdealCustomer } from './ideal-customer.tsx'
import { LearningRules } from './learning-rules.tsx'
import classes from './policy.module.css'
import { setAt } from './policy-body.ts'
import type { PolicyBody, RawBody } from './policy-body.ts'
import { PeopleAndCodes } from './people-and-codes.tsx'
import { Nonbuyers, Sampling } from './people-who-do-not-buy.tsx'
import { TierSliders } from './tier-sliders.tsx'
import { VerdictSentences } from './verdict-sentences.tsx'

type PolicySentencesProps = {
  readonly policy: PolicyBody
  readonly body: RawBody
  readonly onChange: (body: RawBody) => void
}

/** Replaces one value of the policy. */
export type SetValue = (path: readonly (string | number)[], value: unknown) => void
export type ChapterProps = { readonly policy: PolicyBody; readonly set: SetValue }

/** The policy from top to bottom, a chapter for each question it answers. */
export function PolicySentences({ policy, body, onChange }: PolicySentencesProps) {
  const t = useT()
  const set: SetValue = (path, value) => onChange(setAt(body, path, value))
  const chapters = [
    ['policy.tiers', TierSliders],
    ['policy.verdicts', VerdictSentences],
    ['policy.people', PeopleAndCodes],
    ['policy.deadlines', Deadlines],
    ['policy.icp', IdealCustomer],
    ['policy.nonbuyers', Nonbuyers],
    ['policy.sampling', Sampling],
    ['policy.learning', LearningRules],
  ] as const
  return chapters.map(([title, Chapter]) => (
    <section key={title} className={classes.chapter}>
      <h2>{t(title)}</h2>
      <Chapter policy={policy} set={set} />
    </section>
  ))
}

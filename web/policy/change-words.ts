import type { DraftChangesView } from '../../src/http/contract/policy-change.ts'
import type { CodeFamily } from '../language/language-context.tsx'
import type { Translate } from '../language/messages.ts'
import type { MessageKey } from '../language/messages.ts'
import { factWords } from '../conditions/condition-words.ts'
import type { CheckWeight } from './policy-body.ts'

type Words = { readonly t: Translate; readonly code: (family: CodeFamily, code: string) => string }
type Change = DraftChangesView['changes'][number]

const chapters: Readonly<Record<string, MessageKey>> = {
  deadlines: 'policy.deadlines',
  idealCustomer: 'policy.icp',
  nonbuyers: 'policy.nonbuyers',
  sampling: 'policy.sampling',
  evidence: 'policy.verdicts',
  mustVerify: 'policy.must_verify',
  routing: 'nav.routing',
  fourEyesFrom: 'policy.four_eyes_from',
  codes: 'policy.people',
}
const evidence: Readonly<Record<string, MessageKey>> = {
  reviewFrom: 'policy.reviewFrom',
  rejectFrom: 'policy.rejectFrom',
  rejectNeedsGroups: 'policy.rejectNeedsGroups',
}

/** A change of the policy as a person says it: what, from what, to what. Places without words of their own are told by their keys. */
export function changeWords({ path, from, to }: Change, words: Words): string {
  return `${placeWords(path, words)}: ${valueWords(from, words)} → ${valueWords(to, words)}`
}

/** An answer of a check in words, with its reason where a rule names one. */
export function outcomeWords(
  { outcome, reason }: Pick<CheckWeight, 'outcome' | 'reason'>,
  code: Words['code'],
): string {
  const said = code('finding_outcome', outcome)
  return reason ? `${said}: ${code('finding', reason)}` : said
}

function placeWords([chapter = '', ...rest]: readonly string[], words: Words): string {
  const { t, code } = words
  const [part = '', name = '', ...more] = rest
  if (chapter === 'thresholds') return t('policy.threshold', { tier: code('tier', part) })
  if (chapter === 'evidence' && evidence[part]) return t(evidence[part])
  if (chapter === 'evidence' && part === 'weights') {
    const [check = '', outcome = '', reason] = name.split(' ')
    const answer = outcomeWords({ outcome, ...(reason ? { reason } : {}) }, code)
    return [code('check', check.replace('*', '')), answer, t('policy.weight')].join(' · ')
  }
  if (chapter === 'nonbuyers') return [t('policy.nonbuyers'), code('nonbuyer', part)].join(' · ')
  if (chapter === 'deadlines') {
    const who = part === 'review' ? code('queue', 'review') : code('tier', part)
    return [t('policy.deadline_of', { tier: who }), ...rest.slice(1)].join(' · ')
  }
  if (chapter === 'idealCustomer' && part === 'criteria')
    return [t('policy.icp'), factWords(name, code), ...more].join(' · ')
  const known = chapters[chapter]
  return [known ? t(known).replace(/:$/, '') : chapter, ...rest].join(' · ')
}

function valueWords(value: unknown, { t }: Words): string {
  if (value === null || value === undefined) return t('policy.change_none')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

import type { Clause } from './clauses.ts'
import type { Decision } from './decision.ts'
import { clauseLabels, type Evidence } from './evidence.ts'
import { authorities, nonbuyerKinds, type Reading, type Signal, type SignalName, signalNames } from './reading.ts'
import type { Message } from './words.ts'

export type Findings = {
  readonly message: Message
  readonly clauses: readonly Clause[]
  readonly evidence: Evidence
  readonly decision: Decision
}

type Span = { readonly quote: string; readonly start: number; readonly end: number }

const closing = new Set('.,;:!?…')

/** The original text of some clauses, without the marks at its ends. */
function spanOf({ message }: Findings, from: Clause, to: Clause): Span {
  const { words, text } = message
  let last = to.to - 1
  while (last > from.from && words[last].kind === 'mark' && closing.has(words[last].word)) last -= 1
  let first = from.from
  while (first < last && words[first].kind === 'mark') first += 1
  const start = words[first].start
  const end = words[last].end
  return { quote: text.slice(start, end), start, end }
}

/** The best clause for a signal, with those beside it that say the same. */
function bestSpan(findings: Findings, label: number): Span | null {
  const { clauses, evidence } = findings
  let best = -1
  for (let index = 0; index < clauses.length; index += 1)
    if (best < 0 || evidence.clauses[index][label] > evidence.clauses[best][label]) best = index
  if (best < 0) return null
  const floor = Math.min(evidence.clauses[best][label], -0.1) - 0.001
  let from = best
  let to = best
  while (from > 0 && evidence.clauses[from - 1][label] >= floor && best - from < 2) from -= 1
  while (to + 1 < clauses.length && evidence.clauses[to + 1][label] >= floor && to - best < 2) to += 1
  return spanOf(findings, clauses[from], clauses[to])
}

function learnedSignals(findings: Findings, allowed: (signal: SignalName) => boolean): readonly Signal[] {
  return signalNames.flatMap((signal) => {
    if (!allowed(signal) || !findings.decision.yes(signal)) return []
    const span = bestSpan(findings, clauseLabels.indexOf(signal))
    return span ? [{ signal, ...span, source: 'learned' as const, strength: 'weak' as const }] : []
  })
}

function mostLikely<T extends string>(names: readonly T[], { probability }: Decision): T {
  return names.reduce((best, name) => (probability(name) > probability(best) ? name : best))
}

/** Weighs the evidence into a reading. */
export function resolve(findings: Findings): Reading {
  const { message, decision } = findings
  const nonbuyer = decision.yes('nonbuyer') ? mostLikely(nonbuyerKinds, decision) : null
  const signals = learnedSignals(findings, (signal) => nonbuyer === null || signal === 'norush')
  const authority = nonbuyer ? 'unknown' : mostLikely(authorities, decision)
  const rank = nonbuyer ? 0 : decision.yes('rank3') ? 3 : decision.yes('rank2') ? 2 : 1
  return {
    lang: message.lang,
    signals,
    authority,
    nonbuyer,
    deadline: null,
    next_step: null,
    rank,
    evidence: signals.length > 0 || nonbuyer ? 'weak' : 'none',
    grounds: [],
  }
}

import { languages } from '../lead/language.ts'
import { conditionSchema, factsNamed } from '../decide/condition.ts'
import { isFactName } from '../decide/facts.ts'
import { type Fault, type JsonSchema, schemaFaults } from '../decide/json-schema.ts'
import { intervalsSchema, record } from '../decide/policy-schema.ts'
import { weekdays } from '../decide/weekday.ts'
import { letterFaults } from './letter.ts'
import { nurtureEventKinds, type Sequence } from './sequence.ts'

const code: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' }
const next: JsonSchema = { type: ['string', 'null'], pattern: '^[a-z][a-z0-9_]{0,63}$' }
const event: JsonSchema = { enum: nurtureEventKinds }
const inEveryLanguage = (maxLength: number): JsonSchema =>
  record(Object.fromEntries(languages.map((language) => [language, { type: 'string', minLength: 1, maxLength }])))

const steps: JsonSchema = {
  oneOf: [
    record({ kind: { const: 'letter' }, id: code, letter: code, next }),
    record({
      kind: { const: 'wait' },
      id: code,
      days: { type: 'number', minimum: 0.01, maximum: 1000 },
      branches: { type: 'array', items: record({ on: event, go: next }), maxItems: 20 },
      next,
    }),
    record({ kind: { const: 'look_again' }, id: code, next }),
  ],
}

const letter = record({
  purpose: { enum: ['answer', 'marketing'] },
  subject: inEveryLanguage(200),
  body: inEveryLanguage(10_000),
})

const sequenceSchema: JsonSchema = {
  ...record(
    {
      format: { const: 1 },
      id: code,
      version: { type: 'integer', minimum: 1 },
      name: { type: 'string', pattern: '\\S', maxLength: 80 },
      order: { type: 'integer', minimum: 0 },
      entry: { $ref: '#/$defs/condition' },
      sendWindow: record(Object.fromEntries(weekdays.map((day) => [day, intervalsSchema]))),
      mostLettersAWeek: { type: 'integer', minimum: 1, maximum: 50 },
      leaveOn: { type: 'array', items: event },
      steps: { type: 'array', items: steps, minItems: 1, maxItems: 100 },
      letters: { type: 'object', additionalProperties: letter },
    },
    ['name'],
  ),
  $defs: { condition: conditionSchema },
}

export type ParsedSequence =
  | { readonly kind: 'sequence'; readonly sequence: Sequence }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** Reads a sequence from JSON: the sequence, or every fault with its place. */
export function parseSequence(json: unknown): ParsedSequence {
  const formFaults = schemaFaults(json, sequenceSchema)
  if (formFaults.length > 0) return { kind: 'faults', faults: formFaults }
  const sequence = json as Sequence
  const faults = [...stepFaults(sequence), ...entryFaults(sequence), ...letterFaults(sequence.letters)]
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'sequence', sequence }
}

/** Facts a sequence may ask for besides those of routing. */
export const sequenceFacts = ['lostReason', 'outcome']

function entryFaults({ entry }: Sequence): readonly Fault[] {
  return factsNamed(entry)
    .filter((name) => !isFactName(name, 'routing') && !sequenceFacts.includes(name))
    .map((name) => ({
      path: '/entry',
      code: 'unknown_fact',
      message: `names the fact "${name}", which does not exist`,
    }))
}

function stepFaults({ steps, letters, leaveOn, sendWindow }: Sequence): readonly Fault[] {
  const ids = new Set(steps.map(({ id }) => id))
  const faults: Fault[] = []
  const add = (path: string, code: string, message: string) => faults.push({ path, code, message })
  if (!leaveOn.includes('unsubscribed')) add('/leaveOn', 'no_way_out', 'must hold "unsubscribed"')
  if (Object.values(sendWindow).every((intervals) => intervals.length === 0))
    add('/sendWindow', 'no_hours', 'must leave some time in the week')
  for (const [index, step] of steps.entries()) {
    const path = `/steps/${index}`
    if (steps.findIndex(({ id }) => id === step.id) < index) add(`${path}/id`, 'repeated', `"${step.id}" stands twice`)
    const targets = [step.next, ...(step.kind === 'wait' ? step.branches.map(({ go }) => go) : [])]
    for (const target of targets)
      if (target !== null && !ids.has(target)) add(path, 'unknown_step', `leads to "${target}", which does not exist`)
    if (step.kind === 'letter' && !Object.hasOwn(letters, step.letter))
      add(`${path}/letter`, 'unknown_letter', `"${step.letter}" is not among the letters`)
  }
  if (faults.length === 0 && runsInCircles(steps))
    add('/steps', 'endless', 'letters that follow each other in a circle need a wait between them')
  return faults
}

/** Whether steps can follow each other without end and without a wait. */
function runsInCircles(steps: Sequence['steps']): boolean {
  const following = new Map(steps.map((step) => [step.id, step.kind === 'wait' ? null : step.next]))
  return steps.some((step) => {
    let at: string | null = step.id
    for (let count = 0; at !== null; count += 1) {
      if (count > steps.length) return true
      at = following.get(at) ?? null
    }
    return false
  })
}

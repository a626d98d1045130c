import { blankLead } from '../core/lead/blank-lead.ts'
import { completeDraft } from '../core/lead/lead-draft.ts'
import { type HeldField, heldFields } from '../core/lead/import/held-fields.ts'
import { suggestMapping } from '../core/lead/import/mapping.ts'
import { type ImportedRow, makeRowImporter, mostLength } from '../core/lead/import/row.ts'
import type { ImportMapping } from '../core/lead/import/target.ts'
import type { ImportWords } from '../core/lead/import/words.ts'
import { type Lead, noHistory } from '../core/lead/lead.ts'
import type { Reader } from '../core/read/reader.ts'
import type { Reading } from '../core/read/reading.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import { heldFeatures } from '../core/score/held-features.ts'
import { leadFeatures } from '../core/score/lead-features.ts'
import { instantChecks } from '../core/verify/check-list.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'
import { judgeLead } from '../core/verify/verify.ts'
import type { TableRow } from './ports/files.ts'

/** What turns a row of any table of leads into the inputs of the base scorecard. */
export type BaseWorld = { readonly reader: Reader; readonly verifyData: VerifyData; readonly importWords: ImportWords }

export type RowFeatures = {
  /** As the server reads a lead: for models that are made for it, which must find in a table what they find in a form. */
  readonly row: FeatureRow
  /** The same, but what the file cannot hold is unknown: for the base scorecard, which would count it against every lead. */
  readonly known: FeatureRow
  readonly lead: Lead
  readonly reading: Reading | null
}

/** Stands in for an address where a row names no way to reach the lead: scoring needs none. */
const noAddress = 'nobody@unknown.invalid'
/** A time with its own offset keeps it: hour, weekday and relative dates are read in it. */
const zonedTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/
const reachColumn = '\u0000reach'

/** What came after the lead is not looked at. */
function withoutOutcome(mapping: ImportMapping): ImportMapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([column, target]) => [column, target.startsWith('outcome') ? 'skip' : target]),
  )
}

/** What each column of a table is taken for, as in an import. */
export function mappingOf(
  { importWords }: BaseWorld,
  columns: readonly string[],
  sample: readonly (readonly string[])[],
) {
  const { mapping, dateOrder } = suggestMapping({ columns, rows: sample }, importWords)
  return { mapping: withoutOutcome(mapping), dateOrder }
}

/** Reads rows of a table as leads: columns by the import's mapping, checks that need no network, the reader on the message. */
export function makeBaseFeatures(
  world: BaseWorld,
  columns: readonly string[],
  sample: readonly (readonly string[])[],
): (row: TableRow) => RowFeatures {
  const { mapping, dateOrder } = mappingOf(world, columns, sample)
  const settings = { words: world.importWords, source: null, timeZone: 'UTC', dateOrder }
  const direct = makeRowImporter(columns, mapping, settings)
  const reached = makeRowImporter([...columns, reachColumn], { ...mapping, [reachColumn]: 'email' }, settings)
  const held = heldFields(columns.map((column) => mapping[column]!))
  const receivedAt = columns.findIndex((column) => mapping[column] === 'received_at')
  /** A cell that an import refuses costs itself, not the lead: a text is cut, anything else is not known. */
  const readable = (row: TableRow): ImportedRow => {
    let read = direct(row)
    if (read.kind === 'refused') read = reached({ ...row, cells: [...row.cells, noAddress] })
    const cells = [...row.cells]
    for (let tries = 0; read.kind === 'refused' && tries < columns.length; tries += 1) {
      const at = read.column === null ? -1 : columns.indexOf(read.column)
      if (at < 0) break
      const most = mostLength(mapping[columns[at]!]!)
      cells[at] = read.code === 'text_too_long' && cells[at]!.length > most ? cells[at]!.slice(0, most) : ''
      read = reached({ ...row, cells: [...cells, noAddress] })
    }
    return read
  }
  return (row) => {
    const read = readable(row)
    const receipt = { id: String(row.line), receivedAt: '', isTest: false }
    const draft = read.kind === 'lead' ? read.draft : {}
    const cell = row.cells[receivedAt]?.trim() ?? ''
    const received = zonedTime.test(cell) ? cell : read.kind === 'lead' ? (read.receivedAt ?? '') : ''
    const whole = completeDraft(draft, { ...receipt, receivedAt: received })
    const lead = whole.email === noAddress ? { ...whole, email: null } : whole
    return featuresOf(world, lead, held)
  }
}

/** The inputs of one text, of a file that holds nothing else. */
export const featuresOfText = (world: BaseWorld, id: string, message: string): RowFeatures =>
  featuresOf(world, { ...blankLead(id, ''), message }, heldFields(['message']))

/** The inputs of one lead, with what was read. */
function featuresOf(world: BaseWorld, lead: Lead, held: ReadonlySet<HeldField>): RowFeatures {
  const findings = judgeLead(instantChecks, lead, { data: world.verifyData, defaultCountry: 'KZ', answers: {} })
  const text = lead.message?.trim() ? lead.message : null
  const reading = text === null ? null : world.reader.read(text, { receivedAt: lead.receivedAt || null })
  const row = leadFeatures({ lead, findings, reading, history: noHistory })
  return { row, known: heldFeatures(row, lead, held), lead, reading }
}

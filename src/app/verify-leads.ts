import { AppError } from '../core/app-error.ts'
import { factsOf } from '../core/decide/facts.ts'
import type { Policy } from '../core/decide/policy.ts'
import { judgeVerdict } from '../core/decide/verdict.ts'
import type { Lead } from '../core/lead/lead.ts'
import { allChecks } from '../core/verify/check-list.ts'
import { leadFromRow, normaliseRow, rowIdOf } from '../core/verify/lead-row.ts'
import type { Answers, Lookup } from '../core/verify/lookup.ts'
import { type VerifiedLine, verifiedLine } from '../core/verify/verified-line.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'
import { judgeLead, lookupsNeeded } from '../core/verify/verify.ts'
import type { FilesPort, Refusals } from './ports/files.ts'
import type { LookupPort } from './ports/lookup.ts'
import type { Progress } from './ports/progress.ts'
import { readDoneIds } from './verified-so-far.ts'

export type VerifyWorld = {
  readonly data: VerifyData
  readonly policy: Policy
  /** Asks only what the options of the command allow. */
  readonly lookups: LookupPort
}

export type VerifySettings = {
  readonly defaultCountry: string | null
  /** Kinds of look-ups that may be made. */
  readonly kinds: readonly Lookup['kind'][]
}

/** Repeat inquiries are known to a server with its own records, not to a command over a file. */
const checks = allChecks.filter((check) => check.id !== 'duplicate.open')
/** MX before mailbox. */
const mostRounds = 3

/** Verifies one lead: look-ups in rounds, findings, the verdict by the policy. */
export async function verifyLead(world: VerifyWorld, lead: Lead, settings: VerifySettings): Promise<VerifiedLine> {
  let answers: Answers = {}
  for (let round = 0; round < mostRounds; round += 1) {
    const context = { data: world.data, defaultCountry: settings.defaultCountry, answers }
    const needed = lookupsNeeded(checks, lead, context).filter(({ kind }) => settings.kinds.includes(kind))
    if (needed.length === 0) break
    answers = { ...answers, ...(await world.lookups.answer(needed)) }
  }
  return judgeWith(world, lead, { defaultCountry: settings.defaultCountry, answers })
}

function judgeWith(
  world: VerifyWorld,
  lead: Lead,
  given: { defaultCountry: string | null; answers: Answers },
): VerifiedLine {
  const findings = judgeLead(checks, lead, { data: world.data, ...given })
  const sources = { lead, findings, reading: null, score: null }
  const { verdict } = judgeVerdict({ ...sources, facts: factsOf(sources), policy: world.policy, listHits: [] })
  return verifiedLine(lead, findings, verdict)
}

export type VerifyFileInput = VerifySettings & {
  readonly from: string
  readonly to: string
  readonly force: boolean
  /** Leads in the works at once; matters only where look-ups go out. */
  readonly concurrency: number
}

export type VerifySummary = { readonly verified: number; readonly kept: number; readonly refused: number }

type FileWorld = VerifyWorld & { readonly files: FilesPort; readonly progress: Progress }

/**
 * Verifies a table or a file of JSON lines into JSON lines in the order of the input. An interrupted result is continued: what
 * stands in it is kept. Memory does not grow with the number of rows.
 */
export async function verifyLeads(world: FileWorld, input: VerifyFileInput): Promise<VerifySummary> {
  const rows = await openRows(world.files, input.from)
  if (input.force) await world.files.writeText(input.to, '')
  const continued = !input.force && (await world.files.exists(input.to))
  const target = await world.files.createLines(input.to, { append: true })
  const refusals = world.files.refusals(input.to)
  const isDone = continued ? await readDoneIds(world.files, input.to) : async () => false
  const working: Promise<VerifiedLine>[] = []
  let [verified, kept] = [0, 0]
  world.progress.start('verifying', null)
  const writeFirst = async (): Promise<void> => {
    await target.write(await working.shift())
    verified += 1
    world.progress.advance(1)
  }
  try {
    for await (const { line, number, row } of rows(refusals)) {
      const id = rowIdOf(row, number)
      const lead = leadFromRow(row, id)
      if ('reason' in lead) refusals.refuse({ line, column: lead.column, code: 'bad_field', reason: lead.reason })
      else if (await isDone(id)) kept += 1
      else working.push(verifyLead(world, lead, input))
      while (working.length >= input.concurrency) await writeFirst()
    }
    while (working.length > 0) await writeFirst()
  } catch (error) {
    await target.abort()
    await refusals.abort()
    throw error
  }
  await target.close()
  world.progress.done()
  return { verified, kept, refused: await refusals.close() }
}

type InputRow = { readonly line: number; readonly number: number; readonly row: Readonly<Record<string, unknown>> }

/** Rows of either kind of file, with their line and their number. */
async function openRows(files: FilesPort, path: string): Promise<(refusals: Refusals) => AsyncIterable<InputRow>> {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) {
    const file = await files.openLines(path)
    return async function* (refusals) {
      let number = 0
      for await (const { line, value } of file.lines(refusals.refuse)) {
        number += 1
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
          refusals.refuse({ line, column: null, code: 'not_an_object', reason: 'each line must be a JSON object' })
        } else yield { line, number, row: normaliseRow(value as Readonly<Record<string, unknown>>) }
      }
    }
  }
  const table = await files.openTable(path)
  if (table.columns.length === 0) throw new AppError('bad_file', 'no_columns', `${path}: there is no header line`)
  return async function* (refusals) {
    let number = 0
    for await (const { line, cells } of table.rows(refusals.refuse)) {
      number += 1
      yield {
        line,
        number,
        row: normaliseRow(Object.fromEntries(table.columns.map((column, at) => [column, cells[at]]))),
      }
    }
  }
}

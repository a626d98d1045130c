import { factsOf } from '../core/decide/facts.ts'
import type { Policy } from '../core/decide/policy.ts'
import { judgeVerdict } from '../core/decide/verdict.ts'
import type { ImportWords } from '../core/lead/import/words.ts'
import type { Lead } from '../core/lead/lead.ts'
import type { MappedColumn } from '../core/lead/import/table-columns.ts'
import { allChecks } from '../core/verify/check-list.ts'
import { findLeadColumns } from '../core/verify/lead-columns.ts'
import { leadFromRow } from '../core/verify/lead-row.ts'
import type { Answers, Lookup } from '../core/verify/lookup.ts'
import { type VerifiedLine, verifiedLine } from '../core/verify/verified-line.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'
import { judgeLead, lookupsNeeded } from '../core/verify/verify.ts'
import { openRows, refuseSameFile } from './open-rows.ts'
import type { FilesPort } from './ports/files.ts'
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
  /** Pairs of field and column of `--map`. */
  readonly mapped: readonly MappedColumn[]
  /** Leads in the works at once; matters only where look-ups go out. */
  readonly concurrency: number
}

export type VerifySummary = { readonly verified: number; readonly kept: number; readonly refused: number }

type FileWorld = VerifyWorld & {
  readonly files: FilesPort
  readonly progress: Progress
  readonly importWords: ImportWords
}

/**
 * Verifies a table or a file of JSON lines into JSON lines in the order of the input. An interrupted result is continued: what
 * stands in it is kept. Memory does not grow with the number of rows.
 */
export async function verifyLeads(world: FileWorld, input: VerifyFileInput): Promise<VerifySummary> {
  await refuseSameFile(world.files, input.from, input.to)
  const source = await openRows(world.files, input.from)
  const columns = findLeadColumns(source.sample, input.mapped, world.importWords)
  if (input.force) await world.files.writeText(input.to, '')
  const continued = !input.force && (await world.files.exists(input.to))
  const target = await world.files.createLines(input.to, { append: true })
  const refusals = world.files.refusals(input.to)
  const working: Promise<VerifiedLine>[] = []
  let [verified, kept] = [0, 0]
  world.progress.start('verifying', null)
  const writeFirst = async (): Promise<void> => {
    await target.write(await working.shift())
    verified += 1
    world.progress.advance(1)
  }
  try {
    const isDone = continued ? await readDoneIds(world.files, input.to) : async () => false
    for await (const { line, id, row } of source.rows(refusals)) {
      const lead = leadFromRow(row, columns, id)
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

import { dedupe, type IdentityData } from '../core/lead/identity/dedupe.ts'
import { findIdentityColumns, readIdentityFields } from '../core/lead/identity/columns.ts'
import type { IdentityFields } from '../core/lead/identity/record.ts'
import type { ImportWords } from '../core/lead/import/words.ts'
import type { MappedColumn } from '../core/lead/import/table-columns.ts'
import { openRows, refuseSameFile } from './open-rows.ts'
import type { FilesPort } from './ports/files.ts'
import type { Progress } from './ports/progress.ts'

type DedupeWorld = {
  readonly files: FilesPort
  readonly progress: Progress
  readonly identity: IdentityData
  readonly importWords: ImportWords
}

export type DedupeInput = {
  readonly from: string
  readonly to: string
  /** Pairs of field and column of `--map`. */
  readonly mapped: readonly MappedColumn[]
}

export type DedupeSummary = { readonly rows: number; readonly clusters: number; readonly refused: number }

const sixDigits = (chance: number): string => chance.toFixed(6)

/** `assay dedupe`: finds the rows of a file that are one person and writes id, cluster and confidence, a row for a row. */
export async function dedupeTable(world: DedupeWorld, input: DedupeInput): Promise<DedupeSummary> {
  await refuseSameFile(world.files, input.from, input.to)
  const source = await openRows(world.files, input.from)
  const columns = findIdentityColumns(source.sample, input.mapped, world.importWords)
  const refusals = world.files.refusals(input.to)
  const ids: string[] = []
  const people: IdentityFields[] = []
  world.progress.start('reading', null)
  try {
    for await (const { id, row } of source.rows(refusals)) {
      ids.push(id)
      people.push(readIdentityFields(row, columns))
      world.progress.advance(1)
    }
    world.progress.done()
    const found = dedupe(people, world.identity)
    const target = await world.files.createTable(input.to, ['id', 'cluster', 'confidence'])
    let clusters = 0
    for (const [index, { cluster, confidence }] of found.entries()) {
      clusters = Math.max(clusters, cluster)
      await target.write([ids[index]!, cluster, sixDigits(confidence)])
    }
    await target.close()
    return { rows: found.length, clusters, refused: await refusals.close() }
  } catch (error) {
    await refusals.abort()
    throw error
  }
}

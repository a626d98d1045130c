import { readdir, readFile } from 'node:fs/promises'
import { AppError } from '../core/app-error.ts'
import { parseSequence } from '../core/nurture/parse-sequence.ts'
import type { Sequence } from '../core/nurture/sequence.ts'

const folder = new URL('../../data/nurture/', import.meta.url)

/** The nurture sequences that ship with the product, in the order in which they are tried. */
export async function loadSequences(): Promise<readonly Sequence[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const sequences = await Promise.all(names.map(loadSequence))
  return sequences.toSorted((a, b) => a.order - b.order)
}

async function loadSequence(name: string): Promise<Sequence> {
  const parsed = parseSequence(JSON.parse(await readFile(new URL(name, folder), 'utf8')))
  if (parsed.kind === 'sequence') return parsed.sequence
  const first = parsed.faults[0]!
  throw new AppError('internal', 'sequence_broken', `data/nurture/${name} ${first.path}: ${first.message}`)
}

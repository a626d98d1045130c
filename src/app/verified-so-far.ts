import { AppError } from '../core/app-error.ts'
import type { FilesPort } from './ports/files.ts'

/**
 * Says for each row of the input, in its order, whether the result has it already. Both files are in one order, so they are walked
 * side by side; only where they part (the input was changed) the remaining ids are held in memory. Each kept line answers for one row.
 */
export async function readDoneIds(files: FilesPort, path: string): Promise<(id: string) => Promise<boolean>> {
  const file = await files.openLines(path)
  const lines = file.lines(() => undefined)[Symbol.asyncIterator]()
  let next = await nextId(lines, path)
  let rest: Map<string, number> | null = null
  return async (id) => {
    if (rest === null && next === null) return false
    if (rest === null && next === id) {
      next = await nextId(lines, path)
      return true
    }
    rest ??= await remaining(lines, { first: next, path })
    const count = rest.get(id) ?? 0
    if (count > 0) rest.set(id, count - 1)
    return count > 0
  }
}

type Lines = AsyncIterator<{ readonly line: number; readonly value: unknown }>

async function nextId(lines: Lines, path: string): Promise<string | null> {
  const { done, value } = await lines.next()
  if (done === true) return null
  const line: unknown = value.value
  const id = typeof line === 'object' && line !== null && 'id' in line && 'verdict' in line ? line.id : null
  if (typeof id === 'string') return id
  await lines.return?.()
  const message = `${path} exists and is not a result of verify: name another --out, or start anew with --force`
  throw new AppError('bad_input', 'out_not_ours', message, { option: '--out' })
}

async function remaining(lines: Lines, from: { first: string | null; path: string }): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let id = from.first; id !== null; id = await nextId(lines, from.path)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

import type { IdentityRecord } from './record.ts'

/** Two rows are compared only where they share a key: an id, or a part of the name with a part of something else. */
export function blockKeys(record: IdentityRecord): readonly string[] {
  const keys: string[] = []
  const { phone, skeletonKey, dateOfBirth, postcode, company, city, address } = record
  const email = record.email?.email ?? null
  const login = record.email?.login ?? null
  const digits = phone?.slice(-4)
  if (email !== null) keys.push(`e:${email}`, `e:${email}:${skeletonKey}`)
  if (login !== null) keys.push(`b:${login}`)
  if (phone !== null) keys.push(`p:${phone}`, `p:${phone}:${skeletonKey}`)
  if (dateOfBirth !== null) keys.push(`d:${dateOfBirth}`)
  if (address !== null) keys.push(`a:${address}`, `a:${address.slice(0, 9)}:${postcode ?? city ?? ''}`)
  if (skeletonKey !== '') {
    keys.push(`n:${skeletonKey}`)
    for (const part of [company, city, postcode, digits, login?.slice(0, 4), dateOfBirth?.slice(0, 4)])
      if (part) keys.push(`n:${skeletonKey}:${part}`)
  }
  for (const token of record.name)
    for (const skeleton of token.skeletons) {
      if (skeleton.length < 2) continue
      for (const part of [
        postcode,
        digits,
        login?.slice(0, 4),
        dateOfBirth?.slice(0, 6),
        dateOfBirth?.slice(4),
        address?.slice(0, 6),
      ])
        if (part) keys.push(`t:${skeleton}:${part}`)
    }
  return keys
}

const largestBlock = 60
const windowRows = 12

/**
 * Candidate pairs by blocking. Calls `visit` once for every pair of rows that share a key. Blocks too large to compare in full
 * (a phone of thousands) are walked with a sliding window (sorted neighbourhood, Hernandez and Stolfo 1995), so that the work
 * stays linear in the rows.
 */
export function visitPairs(records: readonly IdentityRecord[], visit: (left: number, right: number) => void): void {
  const { starts, members, blocksOf } = indexBlocks(records)
  const lastSeen = new Int32Array(records.length).fill(-1)
  records.forEach((_, left) => {
    for (const [block, place] of blocksOf(left)) {
      const from = starts[block]!
      const size = starts[block + 1]! - from
      const end = size <= largestBlock ? size : Math.min(size, place + 1 + windowRows)
      for (let at = place + 1; at < end; at += 1) {
        const right = members[from + at]!
        if (lastSeen[right] === left) continue
        lastSeen[right] = left
        visit(left, right)
      }
    }
  })
}

/** Blocks as flat lists (members of block b stand from starts[b] to starts[b + 1], in the order of rows). */
function indexBlocks(records: readonly IdentityRecord[]) {
  const numberOf = new Map<string, number>()
  const sizes: number[] = []
  const ofRecord: Int32Array[] = records.map((record) => {
    const numbers = new Set<number>()
    for (const key of blockKeys(record)) {
      let number = numberOf.get(key)
      if (number === undefined) {
        number = numberOf.size
        numberOf.set(key, number)
        sizes.push(0)
      }
      numbers.add(number)
    }
    for (const number of numbers) sizes[number]! += 1
    return Int32Array.from(numbers)
  })
  numberOf.clear()
  const starts = new Int32Array(sizes.length + 1)
  for (let block = 0; block < sizes.length; block += 1) starts[block + 1] = starts[block]! + sizes[block]!
  const members = new Int32Array(starts[sizes.length]!)
  const filled = new Int32Array(sizes.length)
  const places: Int32Array[] = ofRecord.map((blocks, row) =>
    blocks.map((block) => {
      const place = filled[block]!
      members[starts[block]! + place] = row
      filled[block] = place + 1
      return place
    }),
  )
  function* blocksOf(row: number): Generator<readonly [block: number, place: number]> {
    const blocks = ofRecord[row]!
    for (let index = 0; index < blocks.length; index += 1) yield [blocks[index]!, places[row]![index]!]
  }
  return { starts, members, blocksOf }
}

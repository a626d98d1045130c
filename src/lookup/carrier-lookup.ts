import { readFile } from 'node:fs/promises'

const place = new URL('../../data/verify/carriers.txt', import.meta.url)
/** The longest and shortest prefixes of the table, country code included. */
const longestPrefix = 9
const shortestPrefix = 3

async function readCarriers(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(place, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => line.split('\t') as [string, string]))
}

let loading: Promise<ReadonlyMap<string, string>> | null = null

/** The carrier that a number's range was first given to, by its longest known prefix; null where none is known. */
export async function findCarrier(e164: string): Promise<string | null> {
  loading ??= readCarriers()
  const carriers = await loading
  const digits = e164.slice(1)
  for (let length = Math.min(longestPrefix, digits.length); length >= shortestPrefix; length -= 1) {
    const name = carriers.get(digits.slice(0, length))
    if (name !== undefined) return name
  }
  return null
}

import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../../shared/', import.meta.url)

/** Whether the suites that lie beside the repository are there; a clone without them skips the tests that need them, and says so. */
export function sharedSuite(path: string): string | null {
  const place = new URL(path, folder)
  if (existsSync(place)) return readFileSync(place, 'utf8')
  console.log(`skipped: ${path} does not lie beside the repository`)
  return null
}

/** The rows of a JSONL suite, or null. */
export function sharedRows<Row>(path: string): readonly Row[] | null {
  const text = sharedSuite(path)
  return text === null
    ? null
    : text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row)
}

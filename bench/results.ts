// Where figures go: bench/RESULTS.md and files beside it, one section a benchmark, each with the machine and the date it was measured on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

/** The machine and the day, as every section begins. */
export function machineLine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`
}

type Writer = (name: string, command: string, lines: readonly string[]) => void

/** Prints sections and puts each into its place in a file beside, replacing the one before. `head` begins a file that is not there yet. */
export function sectionWriter(file: string, head: string): Writer {
  const place = new URL(file, import.meta.url)
  return (name, command, lines) => {
    const body = [`## ${name}`, '', `\`${command}\` · ${machineLine()}`, '', ...lines, ''].join('\n')
    console.log(body)
    const before = existsSync(place) ? readFileSync(place, 'utf8') : head
    const parts = before.split(/\n(?=## )/)
    const index = parts.findIndex((part) => part.startsWith(`## ${name}\n`))
    const kept = index < 0 ? [...parts, body] : parts.map((part, at) => (at === index ? body : part))
    writeFileSync(place, `${kept.map((part) => part.trimEnd()).join('\n\n')}\n`)
  }
}

/** Sections of bench/RESULTS.md. */
export const writeSection = sectionWriter(
  'RESULTS.md',
  '# What is measured\n\nWritten by `npm run bench`; never by hand.\n',
)

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- ').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
}

/** The value below which a share of the numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

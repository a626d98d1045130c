/** Progress of long work: a bar on a terminal, plain lines elsewhere, a row in the database for the console. */
export type Progress = {
  start(label: string, total: number | null): void
  advance(by: number): void
  done(note?: string): void
}

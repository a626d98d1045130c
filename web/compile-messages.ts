import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import { isFirst } from './language/first-families.ts'

/** Compiles the messages of a catalogue that are kept, so that the browser is sent no parser. */
export function compileCatalogue(json: string, keep: (key: string) => boolean = () => true): string {
  const messages = Object.entries(JSON.parse(json) as Record<string, string>).filter(([key]) => keep(key))
  const compiled = messages.map(([key, message]) => [key, compileMessageOrThrow(message)])
  return JSON.stringify(Object.fromEntries(compiled))
}

/**
 * Turns `messages/*.json` into compiled catalogues while building; a faulty message stops the build. With `?first` only what the first
 * screen says, with `?rest` all else: nobody waits for the words of screens they have not opened.
 */
export function compileMessages(): Plugin {
  return {
    name: 'assay-messages',
    enforce: 'pre',
    transform(code, id) {
      const found = /\/messages\/[a-z]{2}\.json(?:\?(first|rest))?$/.exec(id)
      if (!found) return null
      const part = found[1]
      const keep = (key: string) => part === undefined || isFirst(key) === (part === 'first')
      const catalogue = compileCatalogue(code, keep)
      if (part === undefined) return { code: catalogue, map: null }
      return { code: `export default ${catalogue}`, moduleType: 'js', map: null }
    },
  }
}

import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** Compiles one catalogue of ICU messages, so that the browser is sent no parser. */
export function compileCatalogue(json: string): string {
  const messages = JSON.parse(json) as Record<string, string>
  const compiled = Object.entries(messages).map(([key, message]) => [key, compileMessageOrThrow(message)])
  return JSON.stringify(Object.fromEntries(compiled))
}

/** Turns `messages/*.json` into compiled catalogues while building; a faulty message stops the build. */
export function compileMessages(): Plugin {
  return {
    name: 'assay-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/messages\/[a-z]{2}\.json$/.test(id)) return null
      return { code: compileCatalogue(code), map: null }
    },
  }
}

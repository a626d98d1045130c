import { escapeHtml } from '../../core/escape-html.ts'
import type { Language } from '../../core/lead/language.ts'

type Page = { readonly language: Language; readonly title: string; readonly body: string; readonly wide?: boolean }

/** A whole page for visitors: no script, readable on a telephone, in either direction of writing. */
export function visitorPage({ language, title, body, wide = false }: Page): string {
  return `<!doctype html><html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:1.05rem/1.55 system-ui,sans-serif;max-width:${wide ? 60 : 34}rem;margin:${wide ? 5 : 8}vh auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}label{display:block;padding:.3rem 0}label:has([type=checkbox]){display:flex;gap:.7rem;align-items:baseline;padding:.55rem 0}[type=checkbox]{flex:none;scale:1.25}
input:not([type=checkbox]){font:inherit;padding:.5rem}button{font:inherit;padding:.6rem 1rem;margin:.25rem 0;border:1px solid currentColor;border-radius:.4rem;background:none;color:inherit;cursor:pointer}
button.main{background:#1f5fbf;border-color:#1f5fbf;color:#fff}.note{border-inline-start:4px solid #2f7d4f;padding:.3rem .8rem}.dim{opacity:.75}
nav a{display:inline-block;padding:.55rem 0;margin-inline-end:1rem;color:inherit}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}</style></head>
<body><main>${body}</main></body></html>`
}

import type { LeadFileView } from '../../src/http/contract/privacy.ts'
import type { useLanguage } from '../language/language-context.tsx'
import { directionOf } from '../language/locale.ts'
import { factsOf, scoreWords } from './person-words.ts'

type Language = Pick<ReturnType<typeof useLanguage>, 't' | 'code' | 'locale'>

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Everything that is held of a person as a page to read and to hand over: in words first, then row by row. No script, nothing from outside. */
export function personDocument(files: readonly LeadFileView[], language: Language): string {
  const { t, locale } = language
  const title = escape(t('privacy.document'))
  return `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}td,th{text-align:start;vertical-align:top;padding:.2rem 1rem .2rem 0}
th{font-weight:400;color:#555}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}section{border-top:1px solid #bbb;margin-top:1.5rem}</style></head>
<body><h1>${title}</h1><p>${escape(t('privacy.document_lead'))}</p>
${files.map((file) => inquiry(file, language)).join('\n')}</body></html>`
}

function inquiry(file: LeadFileView, language: Language): string {
  const { t, code, locale } = language
  const date = (at: unknown) => new Date(String(at)).toLocaleString(locale === 'kk' ? 'ru' : locale)
  const facts = factsOf(file, code).map(
    ({ label, value }) => `<tr><th>${escape(label)}</th><td>${escape(value)}</td></tr>`,
  )
  const consents = file.consents.map(({ record }) => {
    const purposes = (record['purposes'] as string[]).map((one) => code('purpose', one)).join(', ')
    const what = `${code('consent_kind', String(record['kind']))}: ${purposes || t('privacy.everything')}`
    return `<li>${escape(`${date(record['at'])} · ${what}`)}<br><q>${escape(String(record['text']))}</q></li>`
  })
  const line = (text: string) => `<p>${escape(text)}</p>`
  return `<section><h2>${escape(`${t('privacy.inquiry')} · ${date(file.received_at)}`)}</h2><table>${facts.join('')}</table>
<h3>${escape(t('privacy.why'))}</h3>${scoreWords(file, language).map(line).join('')}
<h3>${escape(t('privacy.consents'))}</h3>${consents.length > 0 ? `<ul>${consents.join('')}</ul>` : line(t('privacy.no_consents'))}
<details><summary>${escape(t('privacy.rows'))}</summary><pre dir="ltr">${escape(JSON.stringify(file.held, null, 2))}</pre></details></section>`
}

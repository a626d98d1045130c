import { escapeHtml } from '../../core/escape-html.ts'

type Html = {
  readonly language: string
  readonly text: string
  readonly button?: { readonly label: string; readonly url: string } | null
  /** Shown by its address, invisibly: tells that the letter was opened. */
  readonly pixel?: string | null
  /** Where a link of the text leads instead. */
  readonly through?: (url: string) => string
}

/** Plain text as a letter in HTML: its paragraphs, its links, the direction of its language. Nothing is loaded from anywhere. */
export function htmlOf({ language, text, button = null, pixel = null, through = (url) => url }: Html): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(escapeHtml(paragraph), through).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
  const direction = language === 'he' ? 'rtl' : 'ltr'
  const action = button
    ? `<p><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1c6e8c;color:#ffffff;text-decoration:none">${escapeHtml(button.label)}</a></p>`
    : ''
  const image = pixel ? `<img src="${escapeHtml(pixel)}" width="1" height="1" alt="">` : ''
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"></head><body style="font:16px/1.5 sans-serif;color:#1b1b1b;max-width:40em">
${paragraphs}
${action}${image}</body></html>`
}

function linked(html: string, through: (url: string) => string): string {
  return html.replaceAll(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (url) => {
    const target = through(url.replaceAll('&amp;', '&'))
    return `<a href="${escapeHtml(target)}">${url}</a>`
  })
}

import type { Language } from '../../core/lead/language.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { visitorPage } from './visitor-page.ts'
import { type CodeNote, personWords } from './person-words.ts'

type CodePage = {
  readonly language: Language
  readonly link: string
  readonly from: string
  readonly note: CodeNote
}

/** The page on which a person enters the code that was sent to them. Works without scripts. */
export function codePage({ language, link, from, note }: CodePage): string {
  const words = personWords[language]
  const takes = note === 'open' || note === 'wrong' || note === 'again_sent' || note === 'again_wait'
  const mayAsk = takes || note === 'expired' || note === 'used_up' || note === 'again_failed'
  const action = `/c/${escapeHtml(link)}`
  const body = [
    `<h1>${words.codeTitle}</h1>`,
    from && takes ? `<p>${escapeHtml(words.codeIntro(from))}</p>` : '',
    note === 'open' ? '' : `<p class="note" role="${note === 'wrong' ? 'alert' : 'status'}">${words.code[note]}</p>`,
    takes
      ? `<form method="post" action="${action}"><label>${words.codeLabel} <input name="code" inputmode="numeric"
autocomplete="one-time-code" dir="ltr" size="8" maxlength="20" required autofocus></label><button class="main">${words.send}</button></form>`
      : '',
    mayAsk
      ? `<form method="post" action="${action}"><input type="hidden" name="again" value="1"><button>${words.codeAgain}</button></form>`
      : '',
  ]
  return visitorPage({ language, title: words.codeTitle, body: body.join('\n') })
}

type AppealPage = {
  readonly language: Language
  readonly token: string
  readonly from: string
  readonly note: 'open' | 'done' | 'empty' | 'used_up' | 'lost'
}

/** The page on which somebody who was turned away can say who they are. */
export function appealPage({ language, token, from, note }: AppealPage): string {
  const words = personWords[language]
  const takes = note === 'open' || note === 'empty'
  const body = [
    `<h1>${words.appealTitle}</h1>`,
    takes ? `<p>${escapeHtml(words.appealIntro(from))}</p>` : '',
    note === 'open' ? '' : `<p class="note" role="${note === 'empty' ? 'alert' : 'status'}">${words.appeal[note]}</p>`,
    takes
      ? `<form method="post" action="/appeal?t=${encodeURIComponent(token)}"><label>${words.appealLabel}<br>
<textarea name="text" rows="6" maxlength="2000" required style="font:inherit;width:100%;box-sizing:border-box"></textarea></label>
<button class="main">${words.send}</button></form>`
      : '',
  ]
  return visitorPage({ language, title: words.appealTitle, body: body.join('\n') })
}

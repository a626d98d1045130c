import { preferenceName, type Preferences } from '../../app/consent/preferences.ts'
import type { Language } from '../../core/lead/language.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { visitorPage } from './visitor-page.ts'
import { type PreferencesWords, preferencesWords } from './preferences-words.ts'

const names: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша', he: 'עברית' }

export type PreferencesPage = {
  readonly language: Language
  readonly token: string
  readonly preferences: Preferences
  /** What was just done, to be said on top. */
  readonly done: 'saved' | 'stopped' | null
}

/** The person's own page: what they agreed to, each with its box, and the ways to stop, to object, and to ask. Works without scripts. */
export function preferencesPage({ language, token, preferences, done }: PreferencesPage): string {
  const words = preferencesWords[language]
  const address = `/preferences?t=${encodeURIComponent(token)}&amp;lang=`
  const form = (inner: string) => `<form method="post" action="${address}${language}">${inner}</form>`
  const button = (action: string, text: string, look = '') =>
    `<button name="action" value="${action}"${look}>${escapeHtml(text)}</button>`
  const { contact, controllerName, openRequests } = preferences
  const body = [
    `<nav aria-label="Language">${Object.entries(names)
      .map(([code, name]) => `<a href="${address}${code}" lang="${code}" hreflang="${code}">${name}</a>`)
      .join('')}</nav>`,
    `<h1>${words.title}</h1>`,
    done ? `<p class="note" role="status">${words[done]}</p>` : '',
    `<p>${escapeHtml(words.intro(controllerName))}</p>`,
    preferences.items.length > 0
      ? form(
          `<fieldset><legend>${words.agreed}</legend>${boxes(preferences, words)}</fieldset>${button('keep', words.save, ' class="main"')}`,
        )
      : `<p>${words.nothing}</p>`,
    preferences.mayAnswer || preferences.items.some(({ holds }) => holds)
      ? `<h2>${words.stopTitle}</h2>${form(button('stop', words.stop))}`
      : `<p>${words.stopped}</p>`,
    `<h2>${words.scoringTitle}</h2><p>${preferences.objectsToScoring ? words.objected : words.scoring}</p>`,
    form(preferences.objectsToScoring ? button('allow_scoring', words.allow) : button('object', words.object)),
    `<h2>${words.requestsTitle}</h2>`,
    form(
      (['access', 'correction', 'erasure'] as const)
        .map((kind) =>
          openRequests.includes(kind)
            ? `<p class="dim">${words.request[kind]}: ${words.requested}</p>`
            : button(kind, words.request[kind]),
        )
        .join(' '),
    ),
    contact ? `<p class="dim">${escapeHtml(words.contact(contact))}</p>` : '',
  ].join('\n')
  return visitorPage({ language, title: words.title, body })
}

function boxes({ items }: Preferences, words: PreferencesWords): string {
  return items
    .map((item) => {
      const name = escapeHtml(preferenceName(item))
      return `<label><input type="checkbox" name="kept" value="${name}"${item.holds ? ' checked' : ''}> ${escapeHtml(preferenceText(item, words))}</label>
<input type="hidden" name="shown" value="${name}">`
    })
    .join('')
}

/** `offers and news: email`. A purpose of the seller's own stands as it is. */
export function preferenceText(
  { purpose, channel }: { readonly purpose: string; readonly channel: string },
  { purposes, channels }: PreferencesWords,
): string {
  return `${purposes[purpose] ?? purpose}: ${channels[channel] ?? channel}`
}

/** Where a link is not ours, or the person is gone. */
export function lostPage(language: Language): string {
  const { lost, lostText } = preferencesWords[language]
  return visitorPage({ language, title: lost, body: `<h1>${lost}</h1><p>${lostText}</p>` })
}

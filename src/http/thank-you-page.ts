import { pageLanguage, visitorPage } from './page-language.ts'

const texts = {
  en: ['Thank you', 'Your message has arrived. We will answer soon.'],
  ru: ['Спасибо', 'Ваше сообщение получено. Мы скоро ответим.'],
  kk: ['Рақмет', 'Хабарламаңызды алдық. Жақын арада жауап береміз.'],
  he: ['תודה', 'ההודעה התקבלה. נחזור אליכם בקרוב.'],
} as const

/** The page that thanks a visitor whose form was posted without JavaScript, in the form's language or the browser's. */
export function thankYouPage(...wanted: readonly (string | null | undefined)[]): string {
  const language = pageLanguage(...wanted)
  const [title, text] = texts[language]
  return visitorPage({ language, title, body: `<h1>${title}</h1><p>${text}</p>` })
}

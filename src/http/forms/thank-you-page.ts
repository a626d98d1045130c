import { visitorPage } from '../pages/visitor-page.ts'
import { firstLanguage } from '../../core/lead/language.ts'

const texts = {
  en: ['Thank you', 'Your message has arrived. We will answer soon.'],
  ru: ['Спасибо', 'Ваше сообщение получено. Мы скоро ответим.'],
  kk: ['Рақмет', 'Хабарламаңызды алдық. Жақын арада жауап береміз.'],
  he: ['תודה', 'ההודעה התקבלה. נחזור אליכם בקרוב.'],
} as const

const notSent = {
  en: [
    'Not sent',
    'Please leave a phone, an email or a message.',
    'Please try again a little later.',
    'What you wrote is still in the form: go back.',
  ],
  ru: [
    'Не отправлено',
    'Укажите телефон, почту или напишите сообщение.',
    'Попробуйте ещё раз чуть позже.',
    'Написанное осталось в форме: вернитесь назад.',
  ],
  kk: [
    'Жіберілмеді',
    'Телефон, пошта немесе хабарлама қалдырыңыз.',
    'Сәл кейінірек қайталап көріңіз.',
    'Жазғаныңыз формада қалды: артқа оралыңыз.',
  ],
  he: [
    'לא נשלח',
    'נא להשאיר טלפון, דוא״ל או הודעה.',
    'נא לנסות שוב בעוד זמן קצר.',
    'מה שכתבתם נשאר בטופס: חזרו אחורה.',
  ],
} as const

/** The page for a visitor whose form could not be taken: what is missing, or that it can be tried again. */
export function notSentPage(isEmpty: boolean, ...wanted: readonly (string | null | undefined)[]): string {
  const language = firstLanguage(...wanted)
  const [title, fill, again, back] = notSent[language]
  return visitorPage({ language, title, body: `<h1>${title}</h1><p>${isEmpty ? fill : again}</p><p>${back}</p>` })
}

/** The page that thanks a visitor whose form was posted without JavaScript, in the form's language or the browser's. */
export function thankYouPage(...wanted: readonly (string | null | undefined)[]): string {
  const language = firstLanguage(...wanted)
  const [title, text] = texts[language]
  return visitorPage({ language, title, body: `<h1>${title}</h1><p>${text}</p>` })
}

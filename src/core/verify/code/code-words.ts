import type { Language } from '../../lead/language.ts'

export type CodeMessage = {
  readonly code: string
  readonly from: string
  readonly link: string
  readonly minutes: number
}

type Words = {
  readonly subject: (message: CodeMessage) => string
  readonly letter: (message: CodeMessage) => string
  readonly short: (message: CodeMessage) => string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    subject: ({ code, from }) => `${code} is your code for ${from}`,
    letter: ({ code, from, link, minutes }) =>
      `Somebody left an inquiry at ${from} with this address. If it was you, enter the code ${code} here:\n\n${link}\n\nThe code is good for ${minutes} minutes. If it was not you, do nothing: nobody will write to you because of it.\n`,
    short: ({ code, from, link }) => `${from}: your code is ${code}. Enter it at ${link}`,
  },
  ru: {
    subject: ({ code, from }) => `${code} — ваш код для ${from}`,
    letter: ({ code, from, link, minutes }) =>
      `С этим адресом оставили заявку в ${from}. Если это были вы, введите код ${code} здесь:\n\n${link}\n\nКод действует ${minutes} минут. Если это были не вы, ничего не делайте: писать вам из-за этого никто не будет.\n`,
    short: ({ code, from, link }) => `${from}: ваш код ${code}. Введите его: ${link}`,
  },
  kk: {
    subject: ({ code, from }) => `${code} — ${from} үшін сіздің кодыңыз`,
    letter: ({ code, from, link, minutes }) =>
      `${from} компаниясына осы мекенжаймен өтінім қалдырылды. Егер бұл сіз болсаңыз, ${code} кодын мына жерге енгізіңіз:\n\n${link}\n\nКод ${minutes} минут жарамды. Егер бұл сіз болмасаңыз, ештеңе істемеңіз: ол үшін сізге ешкім жазбайды.\n`,
    short: ({ code, from, link }) => `${from}: кодыңыз ${code}. Мына жерге енгізіңіз: ${link}`,
  },
  he: {
    subject: ({ code, from }) => `${code} הוא הקוד שלך עבור ${from}`,
    letter: ({ code, from, link, minutes }) =>
      `מישהו השאיר פנייה ל-${from} עם הכתובת הזו. אם זה היית את או אתה, יש להזין את הקוד ${code} כאן:\n\n${link}\n\nהקוד תקף ל-${minutes} דקות. אם לא, אין צורך לעשות דבר: איש לא יכתוב אליך בגלל זה.\n`,
    short: ({ code, from, link }) => `${from}: הקוד שלך ${code}. יש להזין אותו כאן: ${link}`,
  },
}

/** The words of a code in the lead's language: the subject and text of a letter, the text of a short message. */
export function codeWords(language: Language, message: CodeMessage) {
  const { subject, letter, short } = words[language]
  return { subject: subject(message), letter: letter(message), short: short(message) }
}

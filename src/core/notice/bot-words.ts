import type { Language } from '../lead/language.ts'

/** Why a person cannot take a lead: kept with the lead, counted for the team. */
export const declineReasons = ['busy', 'away', 'not_my_field', 'knows_other', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

type Words = {
  readonly hello: string
  readonly linked: string
  readonly code_unknown: string
  readonly not_linked: string
  readonly help: string
  readonly thanks: string
  readonly accepted: string
  readonly why: string
  readonly declined: string
  readonly not_yours: string
  readonly no_phone: string
  readonly button_old: string
  readonly reasons: Readonly<Record<DeclineReason, string>>
}

/** What the bots say. */
export const botWords: Readonly<Record<Language, Words>> = {
  ru: {
    hello:
      'Здравствуйте! Напишите, что вас интересует, и мы ответим. Сотрудникам: получите код в настройках Assay и пришлите /start КОД.',
    linked: 'Готово: сюда будут приходить ваши заявки.',
    code_unknown: 'Такого кода нет, или его время вышло. Получите новый в настройках Assay.',
    not_linked: 'Этот чат не связан с сотрудником.',
    help: 'Сюда приходят ваши заявки. Отвечать на них можно кнопками под сообщением.',
    thanks: 'Спасибо! Мы получили ваше сообщение и скоро ответим.',
    accepted: 'Принято: заявка за вами.',
    why: 'Почему не можете?',
    declined: 'Передана дальше.',
    not_yours: 'Эта заявка уже не ваша.',
    no_phone: 'Телефон не указан.',
    button_old: 'Эта кнопка больше не действует.',
    reasons: {
      busy: 'Занят другими',
      away: 'Меня нет на месте',
      not_my_field: 'Не моя тема',
      knows_other: 'Клиента ведёт другой',
      other: 'Другое',
    },
  },
  kk: {
    hello:
      'Сәлеметсіз бе! Сізді не қызықтыратынын жазыңыз, біз жауап береміз. Қызметкерлерге: Assay баптауларынан код алып, /start КОД деп жіберіңіз.',
    linked: 'Дайын: өтінімдеріңіз осында келеді.',
    code_unknown: 'Мұндай код жоқ немесе мерзімі өткен. Assay баптауларынан жаңасын алыңыз.',
    not_linked: 'Бұл чат қызметкермен байланыстырылмаған.',
    help: 'Өтінімдеріңіз осында келеді. Хабарламаның астындағы түймелермен жауап беруге болады.',
    thanks: 'Рақмет! Хабарламаңызды алдық, жақында жауап береміз.',
    accepted: 'Қабылданды: өтінім сізде.',
    why: 'Неге ала алмайсыз?',
    declined: 'Басқаға берілді.',
    not_yours: 'Бұл өтінім енді сіздікі емес.',
    no_phone: 'Телефоны көрсетілмеген.',
    button_old: 'Бұл түйме енді жұмыс істемейді.',
    reasons: {
      busy: 'Басқа өтінімдермен айналысып жатырмын',
      away: 'Орнымда жоқпын',
      not_my_field: 'Менің салам емес',
      knows_other: 'Клиентпен басқа адам жұмыс істейді',
      other: 'Басқа себеп',
    },
  },
  he: {
    hello: 'שלום! כתבו מה מעניין אתכם ונחזור אליכם. לאנשי הצוות: קבלו קוד בהגדרות Assay ושלחו ‎/start‎ והקוד.',
    linked: 'מוכן: הלידים שלך יגיעו לכאן.',
    code_unknown: 'אין קוד כזה, או שפג תוקפו. אפשר לקבל חדש בהגדרות Assay.',
    not_linked: 'הצ׳אט הזה לא מקושר לאיש צוות.',
    help: 'לכאן מגיעים הלידים שלך. אפשר לענות בכפתורים שמתחת להודעה.',
    thanks: 'תודה! קיבלנו את ההודעה ונחזור אליכם בקרוב.',
    accepted: 'התקבל: הליד אצלך.',
    why: 'למה לא?',
    declined: 'הועבר הלאה.',
    not_yours: 'הליד הזה כבר לא אצלך.',
    no_phone: 'לא צוין טלפון.',
    button_old: 'הכפתור הזה כבר לא פעיל.',
    reasons: {
      busy: 'עסוק/ה באחרים',
      away: 'לא במקום',
      not_my_field: 'לא התחום שלי',
      knows_other: 'הלקוח אצל מישהו אחר',
      other: 'אחר',
    },
  },
  en: {
    hello:
      'Hello! Write what you are interested in and we will answer. For the team: get a code in the settings of Assay and send /start CODE.',
    linked: 'Done: your leads will come here.',
    code_unknown: 'There is no such code, or its time is over. Get a new one in the settings of Assay.',
    not_linked: 'This chat is not linked to a person of the team.',
    help: 'Your leads come here. Answer them by the buttons under each message.',
    thanks: 'Thank you! We have your message and will answer soon.',
    accepted: 'Accepted: the lead is yours.',
    why: 'Why not?',
    declined: 'Passed on.',
    not_yours: 'This lead is no longer yours.',
    no_phone: 'There is no phone number.',
    button_old: 'This button no longer works.',
    reasons: {
      busy: 'Busy with others',
      away: 'Not at my place',
      not_my_field: 'Not my field',
      knows_other: 'Somebody else knows them',
      other: 'Something else',
    },
  },
}

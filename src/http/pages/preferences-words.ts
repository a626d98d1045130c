import type { Language } from '../../core/lead/language.ts'

/** The words of the page on which people see and take back what they agreed to. */
export type PreferencesWords = {
  readonly title: string
  readonly intro: (seller: string) => string
  readonly agreed: string
  readonly nothing: string
  readonly save: string
  readonly stopTitle: string
  readonly stop: string
  readonly scoringTitle: string
  readonly scoring: string
  readonly object: string
  readonly objected: string
  readonly allow: string
  readonly requestsTitle: string
  readonly request: Readonly<Record<'access' | 'correction' | 'erasure', string>>
  readonly requested: string
  readonly saved: string
  readonly stopped: string
  readonly contact: (contact: string) => string
  readonly lost: string
  readonly lostText: string
  readonly purposes: Readonly<Record<string, string>>
  readonly channels: Readonly<Record<string, string>>
}

const en: PreferencesWords = {
  title: 'Your data and messages',
  intro: (seller) => `What you allowed ${seller}, and how to take it back. It takes effect at once.`,
  agreed: 'You agreed to',
  nothing: 'You have agreed to no messages.',
  save: 'Save',
  stopTitle: 'No more messages',
  stop: 'Do not contact me any more',
  scoringTitle: 'Assessment by a machine',
  scoring:
    'A program estimates from your inquiry how likely a purchase is, so that urgent ones are answered first. You may object: then a person decides.',
  object: 'I object to being assessed by a machine',
  objected: 'You object to being assessed: a person decides.',
  allow: 'Allow the assessment again',
  requestsTitle: 'Your data',
  request: { access: 'Send me a copy of my data', correction: 'My data need correction', erasure: 'Erase my data' },
  requested: 'asked for; you will be answered within the time that the law gives',
  saved: 'Saved.',
  stopped: 'You will not be contacted any more.',
  contact: (contact) => `Questions: ${contact}`,
  lost: 'This link leads nowhere',
  lostText: 'It is not complete, or your data have been erased. Use the link of the last letter.',
  purposes: {
    answer: 'answers to your inquiry',
    marketing: 'offers and news',
    scoring: 'assessment',
    tracking: 'noticing opened letters and visits',
  },
  channels: { email: 'email', sms: 'SMS', call: 'telephone', whatsapp: 'WhatsApp', telegram: 'Telegram' },
}

const ru: PreferencesWords = {
  title: 'Ваши данные и сообщения',
  intro: (seller) => `Что вы разрешили компании «${seller}» и как это отозвать. Изменения действуют сразу.`,
  agreed: 'Вы согласились получать',
  nothing: 'Вы не соглашались получать сообщения.',
  save: 'Сохранить',
  stopTitle: 'Больше не писать',
  stop: 'Больше не связывайтесь со мной',
  scoringTitle: 'Оценка программой',
  scoring:
    'Программа по вашему обращению оценивает вероятность покупки, чтобы на срочные ответили раньше. Вы можете возразить: тогда решает человек.',
  object: 'Я против оценки программой',
  objected: 'Вы возразили против оценки: решает человек.',
  allow: 'Снова разрешить оценку',
  requestsTitle: 'Ваши данные',
  request: {
    access: 'Пришлите копию моих данных',
    correction: 'Мои данные нужно исправить',
    erasure: 'Удалите мои данные',
  },
  requested: 'запрошено; вам ответят в срок, установленный законом',
  saved: 'Сохранено.',
  stopped: 'С вами больше не свяжутся.',
  contact: (contact) => `Вопросы: ${contact}`,
  lost: 'Ссылка никуда не ведёт',
  lostText: 'Она неполная, или ваши данные уже удалены. Возьмите ссылку из последнего письма.',
  purposes: {
    answer: 'ответы на ваше обращение',
    marketing: 'предложения и новости',
    scoring: 'оценка',
    tracking: 'учёт открытых писем и визитов',
  },
  channels: { email: 'по почте', sms: 'по SMS', call: 'по телефону', whatsapp: 'в WhatsApp', telegram: 'в Telegram' },
}

const kk: PreferencesWords = {
  title: 'Деректеріңіз бен хабарламалар',
  intro: (seller) =>
    `«${seller}» компаниясына не рұқсат бергеніңіз және оны қалай қайтарып алу керегі. Өзгерістер бірден күшіне енеді.`,
  agreed: 'Сіз мыналарға келістіңіз',
  nothing: 'Сіз хабарлама алуға келіспегенсіз.',
  save: 'Сақтау',
  stopTitle: 'Бұдан былай жазбау',
  stop: 'Менімен бұдан былай хабарласпаңыз',
  scoringTitle: 'Бағдарламаның бағалауы',
  scoring:
    'Бағдарлама өтінішіңіз бойынша сатып алу ықтималдығын бағалайды, сонда шұғылдарына ертерек жауап беріледі. Сіз қарсы бола аласыз: онда адам шешеді.',
  object: 'Бағдарламаның бағалауына қарсымын',
  objected: 'Сіз бағалауға қарсы болдыңыз: адам шешеді.',
  allow: 'Бағалауға қайта рұқсат беру',
  requestsTitle: 'Сіздің деректеріңіз',
  request: {
    access: 'Деректерімнің көшірмесін жіберіңіз',
    correction: 'Деректерімді түзету керек',
    erasure: 'Деректерімді жойыңыз',
  },
  requested: 'сұралды; заңда белгіленген мерзімде жауап беріледі',
  saved: 'Сақталды.',
  stopped: 'Сізбен бұдан былай хабарласпайды.',
  contact: (contact) => `Сұрақтар: ${contact}`,
  lost: 'Бұл сілтеме ешқайда апармайды',
  lostText: 'Ол толық емес немесе деректеріңіз жойылған. Соңғы хаттағы сілтемені пайдаланыңыз.',
  purposes: {
    answer: 'өтінішіңізге жауаптар',
    marketing: 'ұсыныстар мен жаңалықтар',
    scoring: 'бағалау',
    tracking: 'ашылған хаттар мен кірулерді ескеру',
  },
  channels: {
    email: 'пошта арқылы',
    sms: 'SMS арқылы',
    call: 'телефон арқылы',
    whatsapp: 'WhatsApp арқылы',
    telegram: 'Telegram арқылы',
  },
}

const he: PreferencesWords = {
  title: 'המידע שלך וההודעות',
  intro: (seller) => `מה הרשית לחברת "${seller}" ואיך לחזור בך. השינוי נכנס לתוקף מיד.`,
  agreed: 'הסכמת לקבל',
  nothing: 'לא הסכמת לקבל הודעות.',
  save: 'שמירה',
  stopTitle: 'בלי הודעות נוספות',
  stop: 'נא לא ליצור איתי קשר יותר',
  scoringTitle: 'הערכה על ידי מחשב',
  scoring: 'תוכנה מעריכה לפי הפנייה את הסיכוי לרכישה, כדי שעל פניות דחופות יענו קודם. אפשר להתנגד: אז אדם מחליט.',
  object: 'אני מתנגד/ת להערכה על ידי מחשב',
  objected: 'התנגדת להערכה: אדם מחליט.',
  allow: 'לאפשר שוב את ההערכה',
  requestsTitle: 'המידע שלך',
  request: { access: 'שלחו לי העתק של המידע שלי', correction: 'צריך לתקן את המידע שלי', erasure: 'מחקו את המידע שלי' },
  requested: 'התבקש; תקבל/י תשובה במועד שקובע החוק',
  saved: 'נשמר.',
  stopped: 'לא ייצרו איתך קשר יותר.',
  contact: (contact) => `שאלות: ${contact}`,
  lost: 'הקישור אינו מוביל לשום מקום',
  lostText: 'הוא אינו שלם, או שהמידע שלך נמחק. יש להשתמש בקישור שבמכתב האחרון.',
  purposes: {
    answer: 'תשובות לפנייתך',
    marketing: 'הצעות וחדשות',
    scoring: 'הערכה',
    tracking: 'מעקב אחר מכתבים שנפתחו וביקורים',
  },
  channels: { email: 'בדואר אלקטרוני', sms: 'ב-SMS', call: 'בטלפון', whatsapp: 'בוואטסאפ', telegram: 'בטלגרם' },
}

export const preferencesWords: Readonly<Record<Language, PreferencesWords>> = { en, ru, kk, he }

/** Titles and codes of tables that people open in a spreadsheet, in their language. Orders: ru, kk, he; English is the key made readable. */
export type TableLanguage = 'ru' | 'kk' | 'he' | 'en'

type Words = readonly [en: string, ru: string, kk: string, he: string]

const titles = {
  received_at: ['Received', 'Получена', 'Түскен уақыты', 'התקבל'],
  name: ['Name', 'Имя', 'Аты', 'שם'],
  company: ['Company', 'Компания', 'Компания', 'חברה'],
  phone: ['Phone', 'Телефон', 'Телефон', 'טלפון'],
  email: ['Email', 'Эл. почта', 'Эл. пошта', 'דוא״ל'],
  source: ['Source', 'Источник', 'Дереккөз', 'מקור'],
  channel: ['Channel', 'Канал', 'Арна', 'ערוץ'],
  product: ['Product', 'Продукт', 'Өнім', 'מוצר'],
  amount: ['Amount', 'Сумма', 'Сома', 'סכום'],
  city: ['City', 'Город', 'Қала', 'עיר'],
  message: ['Message', 'Сообщение', 'Хабарлама', 'הודעה'],
  status: ['Status', 'Состояние', 'Күйі', 'מצב'],
  verdict: ['Verdict', 'Проверка', 'Тексеру', 'אימות'],
  tier: ['Tier', 'Категория', 'Санат', 'דרגה'],
  score: ['Score', 'Балл', 'Балл', 'ציון'],
  assignee: ['Assigned to', 'Кому', 'Кімде', 'אצל'],
  queue: ['Queue', 'Очередь', 'Кезек', 'תור'],
  respond_by: ['Answer by', 'Ответить до', 'Жауап мерзімі', 'לענות עד'],
  first_contact_at: ['First answered', 'Первый ответ', 'Алғашқы жауап', 'מענה ראשון'],
  outcome: ['Outcome', 'Исход', 'Нәтиже', 'תוצאה'],
  outcome_amount: ['Amount of the sale', 'Сумма сделки', 'Мәміле сомасы', 'סכום העסקה'],
  outcome_reason: ['Reason', 'Причина', 'Себебі', 'סיבה'],
  closed_at: ['Closed', 'Закрыта', 'Жабылған уақыты', 'נסגר'],
  assigned_at: ['Assigned', 'Назначена', 'Берілген уақыты', 'הוקצה'],
  answered_at: ['Answered', 'Ответ дан', 'Жауап берілген', 'נענה'],
  minutes_late: ['Minutes late', 'Опоздание, мин', 'Кешігу, мин', 'איחור, דקות'],
  handed_over: ['Handed over', 'Передана', 'Тапсырылды', 'הועבר'],
  link: ['In Assay', 'В Assay', 'Assay-де', 'ב-Assay'],
} as const satisfies Record<string, Words>
export type TableColumn = keyof typeof titles

const codes: Readonly<Record<string, Words>> = {
  hot: ['hot', 'горячий', 'ыстық', 'חם'],
  promising: ['promising', 'перспективный', 'үмітті', 'מבטיח'],
  warm: ['warm', 'тёплый', 'жылы', 'פושר'],
  cold: ['cold', 'холодный', 'суық', 'קר'],
  verified: ['verified', 'проверен', 'тексерілген', 'מאומת'],
  review: ['in review', 'на проверке', 'тексеруде', 'בבדיקה'],
  rejected: ['rejected', 'отклонён', 'қабылданбаған', 'נדחה'],
  received: ['received', 'получен', 'түсті', 'התקבל'],
  open: ['open', 'в работе', 'жұмыста', 'פתוח'],
  snoozed: ['put aside', 'отложен', 'кейінге қалды', 'נדחה למועד אחר'],
  quarantined: ['in quarantine', 'в карантине', 'карантинде', 'בהסגר'],
  closed: ['closed', 'закрыт', 'жабық', 'סגור'],
  won: ['won', 'продажа', 'сатылды', 'נסגר בהצלחה'],
  lost: ['lost', 'потерян', 'айырылды', 'אבד'],
  disqualified: ['not for us', 'не наш', 'бізге емес', 'לא רלוונטי'],
  shared: ['shared queue', 'общая очередь', 'ортақ кезек', 'תור משותף'],
  junior: ['junior queue', 'очередь младших', 'кішілер кезегі', 'תור הזוטרים'],
  fallback: ['fallback queue', 'запасная очередь', 'қосалқы кезек', 'תור חלופי'],
  quarantine: ['quarantine', 'карантин', 'карантин', 'הסגר'],
  yes: ['yes', 'да', 'иә', 'כן'],
  no: ['no', 'нет', 'жоқ', 'לא'],
}

const places: Readonly<Record<TableLanguage, number>> = { en: 0, ru: 1, kk: 2, he: 3 }

/** The title of a column in a language. */
export const columnTitle = (column: TableColumn, language: TableLanguage): string =>
  titles[column][places[language]] ?? column

/** A code in a language; what is no code of ours stands as it is. */
export const cellWords = (code: string | null, language: TableLanguage): string | null =>
  code === null ? null : (codes[code]?.[places[language]] ?? code)

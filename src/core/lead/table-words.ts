import type { Language } from './language.ts'
import { checkNames } from './check-words.ts'
import { type Words, wordsIn } from './words-in.ts'

type Cell = string | number | null

/** Titles of tables that people open in a spreadsheet. */
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
  campaign: ['Campaign', 'Кампания', 'Науқан', 'קמפיין'],
  click_id: ['Click ID', 'ID клика', 'Клик ID', 'מזהה הקליק'],
  lead: ['Lead', 'Лид', 'Лид', 'ליד'],
  failed_checks: ['Failed checks', 'Не прошёл проверки', 'Өтпеген тексерулер', 'בדיקות שנכשלו'],
  link: ['In Assay', 'В Assay', 'Assay-де', 'ב-Assay'],
} as const satisfies Record<string, Words>
export type TableColumn = keyof typeof titles

/** Codes that stand in a column, in the words of the screens. */
const codes: Partial<Readonly<Record<TableColumn, Readonly<Record<string, Words>>>>> = {
  tier: {
    hot: ['hot', 'горячий', 'ыстық', 'חם'],
    promising: ['promising', 'перспективный', 'үмітті', 'מבטיח'],
    warm: ['warm', 'тёплый', 'жылы', 'פושר'],
    cold: ['cold', 'холодный', 'суық', 'קר'],
  },
  verdict: {
    verified: ['verified', 'подтверждён', 'расталған', 'מאומת'],
    review: ['to review', 'на проверку', 'тексеруге', 'לבדיקה'],
    rejected: ['rejected', 'отклонён', 'қабылданбаған', 'נדחה'],
  },
  status: {
    received: ['being processed', 'обрабатывается', 'өңделуде', 'בעיבוד'],
    open: ['open', 'открыт', 'ашық', 'פתוח'],
    review: ['in review', 'на проверке', 'тексеруде', 'בבדיקה'],
    snoozed: ['snoozed', 'отложен', 'кейінге қалдырылған', 'מושהה'],
    quarantined: ['in quarantine', 'в карантине', 'карантинде', 'בהסגר'],
    closed: ['closed', 'закрыт', 'жабық', 'סגור'],
  },
  queue: {
    fallback: ['fallback queue', 'резервная очередь', 'қосалқы кезек', 'תור גיבוי'],
    junior: ['juniors’ queue', 'очередь младших', 'кішілер кезегі', 'תור הג׳וניורים'],
    quarantine: ['quarantine', 'карантин', 'карантин', 'הסגר'],
    review: ['review', 'проверка', 'тексеру', 'בדיקה'],
    shared: ['shared queue', 'общая очередь', 'ортақ кезек', 'תור משותף'],
  },
  outcome: {
    won: ['won', 'продажа', 'сатылды', 'נמכר'],
    lost: ['lost', 'отказ', 'бас тартты', 'אבד'],
    disqualified: ['not our customer', 'не наш клиент', 'біздің клиент емес', 'לא לקוח שלנו'],
  },
  outcome_reason: {
    competitor: ['Bought from another', 'Купил у другого', 'Басқадан алды', 'קנייה אצל מתחרים'],
    duplicate: ['Duplicate', 'Дубль', 'Қайталанған', 'כפילות'],
    fake: ['Not real', 'Ненастоящий', 'Шынайы емес', 'לא אמיתי'],
    no_contact: ['Could not be reached', 'Не дозвонились', 'Байланысу мүмкін болмады', 'לא הושג קשר'],
    no_need: ['No need', 'Нет потребности', 'Қажет емес', 'אין צורך'],
    not_a_buyer: ['Not a buyer', 'Не покупатель', 'Сатып алушы емес', 'לא קונה'],
    outside_area: ['Outside our area', 'Вне нашего региона', 'Аймағымыздан тыс', 'מחוץ לאזור שלנו'],
    price: ['Price', 'Цена', 'Баға', 'מחיר'],
    timing: ['Wrong time', 'Не время', 'Уақыты емес', 'לא הזמן'],
    wrong_product: ['We do not sell it', 'Такого не продаём', 'Мұндай сатпаймыз', 'לא מוכרים זאת'],
  },
  handed_over: {
    yes: ['yes', 'да', 'иә', 'כן'],
    no: ['no', 'нет', 'жоқ', 'לא'],
  },
}

/** The title of a column in a language. */
export const columnTitle = (column: TableColumn, language: Language): string => wordsIn(titles[column], language)

/** A value of a column in a language: codes in words, all others as they stand. */
export function cellWords(column: TableColumn, value: Cell, language: Language): Cell {
  if (column === 'failed_checks' && typeof value === 'string') return checkNames(value, language)
  const words = codes[column]?.[String(value)]
  return words ? wordsIn(words, language) : value
}

import type { Language } from '../lead/language.ts'
import { cellWords, columnTitle, type TableColumn } from '../lead/table-words.ts'
import { type Words, wordsIn } from '../lead/words-in.ts'

type Cell = string | number | null

/** Titles of the columns of the dashboards' files, in the words of the screens; the names themselves are those of the CSV. */
const titles = {
  source: ['Source', 'Источник', 'Дереккөз', 'מקור'],
  rep: ['Person', 'Человек', 'Адам', 'אדם'],
  leads: ['Leads', 'Лиды', 'Лидтер', 'לידים'],
  verified: ['Verified', 'Подтверждены', 'Расталған', 'מאומתים'],
  review: ['To review', 'На проверке', 'Тексерудегі', 'לבדיקה'],
  rejected: ['Rejected', 'Отклонены', 'Қабылданбаған', 'נדחו'],
  hot: ['Hot', 'Горячие', 'Ыстық', 'חמים'],
  closed: ['Closed', 'Закрыто', 'Жабылған', 'נסגרו'],
  won: ['Bought', 'Купили', 'Сатып алды', 'קנו'],
  conversion: [
    'Bought, share of closed',
    'Купили, доля закрытых',
    'Сатып алды, жабылғандар үлесі',
    'קנו, שיעור מהסגורים',
  ],
  revenue: ['Revenue', 'Выручка', 'Түсім', 'הכנסות'],
  cost: ['Cost', 'Затраты', 'Шығын', 'עלות'],
  cost_per_lead: ['Cost per lead', 'Затраты на лид', 'Бір лидке шығын', 'עלות לליד'],
  cost_per_verified: ['Cost per real lead', 'Затраты на настоящий лид', 'Бір шынайы лидке шығын', 'עלות לליד אמיתי'],
  cost_per_win: ['Cost per sale', 'Затраты на продажу', 'Бір сатуға шығын', 'עלות למכירה'],
  week: ['Week', 'Неделя', 'Апта', 'שבוע'],
  promised_wins: ['Sales promised', 'Обещано продаж', 'Уәде етілген сату', 'מכירות שהובטחו'],
  hot_expected_share: [
    'Of the hot, expected to buy',
    'Из горячих ожидаемо купят',
    'Ыстықтардан сатып алуы күтіледі',
    'מהחמים צפויים לקנות',
  ],
  hot_closed: ['Hot and closed', 'Горячие закрытые', 'Жабылған ыстық', 'חמים שנסגרו'],
  hot_won: ['Hot that bought', 'Горячие купившие', 'Сатып алған ыстық', 'חמים שקנו'],
  won_closed: ['Buyers', 'Купившие', 'Сатып алғандар', 'קונים'],
  won_hot: ['Buyers that were hot', 'Купившие, что были горячими', 'Ыстық болған сатып алғандар', 'קונים שהיו חמים'],
  by: ['Groups by', 'Группы по', 'Топтау', 'קבוצות לפי'],
  group: ['Group', 'Группа', 'Топ', 'קבוצה'],
  deals: ['Deals', 'Сделки', 'Мәмілелер', 'עסקאות'],
  buyers: ['Buyers', 'Купившие', 'Сатып алғандар', 'קונים'],
  buyers_called: ['Buyers recognised', 'Узнано купивших', 'Танылған сатып алушылар', 'קונים שזוהו'],
  gap: ['Gap to others', 'Разница с остальными', 'Басқалардан айырма', 'פער מהשאר'],
  gap_low: ['Gap, from', 'Разница, от', 'Айырма, төменгі шегі', 'פער, גבול תחתון'],
  gap_high: ['Gap, to', 'Разница, до', 'Айырма, жоғарғы шегі', 'פער, גבול עליון'],
  kept: ['Came per promised', 'Вышло на обещанное', 'Уәдеге шаққандағы нәтиже', 'קרה לעומת הובטח'],
  kept_low: [
    'Came per promised, from',
    'Вышло на обещанное, от',
    'Уәдеге шаққандағы нәтиже, төменгі шегі',
    'קרה לעומת הובטח, גבול תחתון',
  ],
  kept_high: [
    'Came per promised, to',
    'Вышло на обещанное, до',
    'Уәдеге шаққандағы нәтиже, жоғарғы шегі',
    'קרה לעומת הובטח, גבול עליון',
  ],
  month: ['Month', 'Месяц', 'Ай', 'חודש'],
  wins: ['Sales foretold', 'Предсказано продаж', 'Болжанған сату', 'מכירות שנחזו'],
  wins_low: ['Sales, from', 'Продажи, от', 'Сату, төменгі шегі', 'מכירות, גבול תחתון'],
  wins_high: ['Sales, to', 'Продажи, до', 'Сату, жоғарғы шегі', 'מכירות, גבול עליון'],
  revenue_low: ['Revenue, from', 'Выручка, от', 'Түсім, төменгі шегі', 'הכנסות, גבול תחתון'],
  revenue_high: ['Revenue, to', 'Выручка, до', 'Түсім, жоғарғы шегі', 'הכנסות, גבול עליון'],
  calls: ['Leads to call', 'Кому позвонить', 'Қоңырау шалынатын лид', 'לידים לחיוג'],
  calls_low: [
    'Leads to call, from',
    'Кому позвонить, от',
    'Қоңырау шалынатын лид, төменгі шегі',
    'לידים לחיוג, גבול תחתון',
  ],
  calls_high: [
    'Leads to call, to',
    'Кому позвонить, до',
    'Қоңырау шалынатын лид, жоғарғы шегі',
    'לידים לחיוג, גבול עליון',
  ],
  actual_wins: ['Sales that came', 'Вышло продаж', 'Нақты сату', 'מכירות שקרו'],
  actual_revenue: ['Revenue that came', 'Вышло выручки', 'Нақты түсім', 'הכנסות שהתקבלו'],
  actual_calls: ['Leads called', 'Было кому звонить', 'Нақты қоңырау шалынған лид', 'לידים שחויגו'],
} as const satisfies Record<string, Words>
type OwnColumn = keyof typeof titles
export type MeasuredColumn = OwnColumn | TableColumn

const isOwn = (column: MeasuredColumn): column is OwnColumn => Object.hasOwn(titles, column)

/** What stands in the column `by`, in words; sources and people bear their own names. */
const groupings: Readonly<Record<string, Words>> = {
  source: titles.source,
  city: ['City', 'Город', 'Қала', 'עיר'],
  country: ['Country', 'Страна', 'Ел', 'ארץ'],
  region: ['Region', 'Область', 'Облыс', 'מחוז'],
  language: ['Language', 'Язык', 'Тіл', 'שפה'],
}

/** The title of a column of a dashboard's file in a language. */
export const measuredTitle = (column: MeasuredColumn, language: Language): string =>
  isOwn(column) ? wordsIn(titles[column], language) : columnTitle(column, language)

/** A cell in words where it is a code. */
export function measuredCell(column: MeasuredColumn, cell: Cell, language: Language): Cell {
  if (!isOwn(column)) return cellWords(column, cell, language)
  const words = column === 'by' ? groupings[String(cell)] : undefined
  return words ? wordsIn(words, language) : cell
}

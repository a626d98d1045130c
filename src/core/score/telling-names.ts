/**
 * Names of columns that say that their cells were written when the deal had ended, in English, Russian, Kazakh and Hebrew. Names are compared
 * in lower case with words parted by single blanks. A word that may speak of something else ("status", "contract", "причина") tells only
 * where it is the whole name, or where its neighbour says that it is of the ending: "marital status" and "причина обращения" tell nothing.
 */
const whole: readonly string[] = [
  '(?:deal |lead |sales? |opportunity |final |pipeline )?(?:status|stage|result)',
  '(?:close|closed|closing|closure|duration|won|lost|paid|signed)',
  '(?:payment|contract|invoice)s?',
  '(?:статус|стадия|этап|итоги?|результат|отказ|длительность|продолжительность|оплата|договор|сч[её]т)',
  '(?:мәртебе|мәртебесі|кезең|кезеңі|нәтиже|нәтижесі|статус|төлем|шарт|шот|ұзақтығы)',
  '(?:סטטוס|שלב|תוצאה|תשלום|חוזה|חשבונית|סגירה|משך)',
]
const part: readonly string[] = [
  '(?:outcome|converted|conversion|churned|invoiced)',
  '(?:closed?|closing|closure) (?:date|day|time|at|on|reason|value|amount)',
  '(?:loss|lost|win|won|churn|close|closing|closure|rejection|refusal|cancellation) (?:reason|cause)s?',
  '(?:reason|cause)s? (?:of |for )?(?:the )?(?:deal )?(?:loss|lost|losing|win|won|winning|closed?|closing|closure|churn|rejection|refusal|cancellation)',
  '(?:payment|contract|invoice) (?:date|days?|number|no|id|sum|amount|value|status|signed|received)',
  '(?:call|talk|conversation) ?(?:time|duration|length|minutes|seconds)',
  'причин[аы] (?:отказ|проигрыш|потер|закрыт|неудач|срыв|отмен|возврат|расторж|выигрыш|уход|отток)\\p{L}*',
  '(?:статус|стадия|этап|итоги?|результат) (?:сделк|лид|заявк|воронк|продаж|оплат|звонк|переговор|встреч)\\p{L}*',
  '(?:(?:вы|про)игран|закрыт|оплачен|подписан|отгружен)\\p{L}*',
  '(?:дата|сумма|номер|№) (?:закрыти|оплат|договор|сч[её]т|отгрузк)\\p{L}*',
  '(?:договор|сч[её]т) (?:№|номер|подписан\\p{L}*)',
  '(?:длительность|продолжительность) (?:звонк|разговор|переговор)\\p{L}*',
  '(?:бас тарту|жеңіліс|жеңілу|жоғалту|жабу|жабылу|кету) себе[бп]\\p{L}*',
  '(?:мәміле|өтінім|лид|сату|төлем|қоңырау) (?:мәртебе|күй|кезең|нәтиже|статус)\\p{L}*',
  '(?:жабылды|жабылған|төленді|төленген)',
  '(?:төлем|шарт|шот|жабылу) (?:күні|сомасы|нөмірі|№)',
  '(?:қоңырау|сөйлесу|әңгіме) ұзақтығы',
  'סיבת ה?(?:הפסד|אובדן|סגירה|דחייה|סירוב|ביטול|נטישה|זכייה)',
  '(?:סטטוס|שלב|תוצאת) ה?(?:עסקה|ליד|תשלום|מכירה|שיחה)',
  '(?:נסגרה?|נחתם|נחתמה|שולם|שולמה)',
  '(?:תאריך|סכום|מספר) ה?(?:סגירה|חוזה|תשלום|חשבונית)',
  'משך ה?שיחה',
]

const telling = new RegExp(`^(?:${whole.join('|')})$|(?<!\\p{L})(?:${part.join('|')})(?!\\p{L})`, 'u')

/** Words of a name, however they are parted: `lostReason`, `lost_reason`, `custom.Lost reason`. */
const wordsOf = (name: string): string =>
  name
    .replace(/^custom\./, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[\s_.:/()-]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Whether the name of a column says that its cells know how the deal ended. */
export const namesTheEnd = (column: string): boolean => telling.test(wordsOf(column))

import { isKeyRow } from './key-rows.ts'

/** Words that stand where a name should: every word of the field must be one. */
const placeholders = new Set(
  (
    'test tests testing tester testov test1 тест тесты тестов тестова тестович тестовый тестовая проверка пробный טסט טסטים בדיקה ניסיון сынақ ' +
    'fake fakename name names firstname lastname surname fullname first last middle user username admin administrator root nobody noone noname anonymous anonym anon ' +
    'none null nil undefined nan na unknown empty blank guest client customer someone somebody anybody person human customer1 demo example sample foo bar baz ' +
    'имя фамилия отчество имени никто некто аноним анонимно гость клиент покупатель пользователь юзер неизвестно неизвестный нету нет пусто пример админ ' +
    'аты тегі есім белгісіз клиент жоқ שם משפחה פרטי מלא אנונימי אורח לקוח כלום אין משתמש ' +
    'lol lmao rofl haha hahaha hehe bla blah blabla хаха хахаха лол бла блабла кек ахаха חחח ' +
    'no nope nothing secret private xyz qaz qazwsx wasd asdf qwerty йцукен фыва hz хз idk wtf ' +
    'тексеру проба пробник администратор менеджер бот робот hello hey привет приветик здравствуйте шалом שלום היי сәлем салем салам ' +
    'хуй хер нахуй похуй пидор пидорас мудак сволочь блядь fuck fucku asshole инкогнито фио ололо ' +
    'дурак дура жопа хрен какашка идиот лох сиськи бабушка дедушка סבתא סתם משהו לא רוצה нехочу неважно нескажу секрет тайна ' +
    'кто то ваше твоё мое моё ваш your please пожалуйста lorem ipsum dolor password login email phone телефон почта ' +
    'spongebob чебурашка крокодил покемон пикачу шрек гэндальф gandalf ' +
    'batman superman spiderman ironman shrek pikachu бэтмен бетмен супермен бармалей באטמן סופרמן'
  ).split(' '),
)

const wholeNames = new RegExp(
  `^(?:${[
    'john doe|jane doe|joe bloggs|jack sparrow|mickey mouse|minnie mouse|donald duck|darth vader|luke skywalker|harry potter|sherlock holmes|frodo baggins',
    'santa claus|james bond|homer simpson|bart simpson|iron man|spider man|sponge bob|bugs bunny|winnie the pooh|elon musk|bill gates|donald trump|joe biden',
    'vladimir putin|barack obama|asd asd|no name|mr president|first last|object object',
    'fuck you|fuck off|ilon mask|иди нахуй|иди на хуй|пошел нахуй|пошел на хуй|пошёл нахуй|пошёл на хуй|не скажу|не важно|не хочу|не знаю',
    'барак обама|дональд дак|джон уик|דונלד טראמפ',
    'дед мороз|снегурочка|гарри поттер|человек паук|джеймс бонд|микки маус|вася пупкин|василий пупкин|дарт вейдер|джон сноу|шерлок холмс|губка боб|винни пух',
    'илон маск|билл гейтс|дональд трамп|джо байден|владимир путин|путин владимир|путин|фамилия имя отчество|без имени|имя фамилия|алдар көсе|қожанасыр|аты жөні',
    'ישראל ישראלי|ישראלה ישראלי|פלוני אלמוני|מיקי מאוס|הארי פוטר|דארת ויידר|ביבי נתניהו|בנימין נתניהו|סנטה קלאוס|ללא שם|בלי שם',
  ].join('|')})$`,
  'u',
)

/** First letters of the jokes above, so that other names need not be matched. */
const wholeNameStarts: ReadonlySet<string> = new Set(
  wholeNames.source.match(/(?<=[|:])[^|():]{1,3}/gu)?.map((start) => start.trim()),
)

/** Words of advertisements and letters, never of names; with a star, any word that starts so. */
const notNames = new Set(
  (
    'http* www website hello buy cheap* sale discount* viagra casino crypto* bitcoin loan loans click promo ' +
    'купить куплю продам продаю дешев* скидк* казино кредит* займ* продвижени* раскрутк* привет здравствуйте добрый сайт* заказать реклам* ' +
    'бесплатн* заработ* цена сатып сәлем מבצע הלוואה заявка тестовая обращение вопрос тест'
  ).split(' '),
)
const longestStem = 10
const textStarts = new Set([...notNames].map((word) => word.slice(0, 3)))

/** Is a word one of those that stand in texts, not in names? */
function isTextWord(word: string): boolean {
  if (!textStarts.has(word.slice(0, 3))) return false
  if (notNames.has(word)) return true
  for (let length = 4; length <= Math.min(longestStem, word.length); length += 1) {
    if (notNames.has(`${word.slice(0, length)}*`)) return true
  }
  return false
}

/** Why a text is a placeholder, a joke or no name at all; null where it may be one. */
export function placeholderReason(name: string): string | null {
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length === 0 || !/\p{L}/u.test(name)) return 'no_letters'
  if (words.every((word) => placeholders.has(word) || isKeyRow(word))) return 'placeholder'
  if (wholeNames.test(words.join(' '))) return 'joke_name'
  if (words.length >= 3 && new Set(words).size === 1) return 'placeholder'
  const letters = words.join('')
  if (/^(\p{L})\1{2,}$/u.test(letters)) return 'one_letter_repeated'
  if (/^[ьъы]$/.test(letters) || (words.length > 1 && words.every((word) => /^[a-z]$/.test(word)))) return 'placeholder'
  return null
}

/** Why a text cannot be a name by what it is written with; null where it can. */
export function unwrittenReason(name: string): string | null {
  if (/:\/\/|www\.|@|\.(?:com|ru|net|org)\b/i.test(name)) return 'link_in_name'
  if (/[<>{}[\]|\\;%$#^*=_~!?]/.test(name)) return 'marks_in_name'
  if (/\d/.test(name.replace(/\b(?:2nd|3rd|[4-9]th)\b/gi, ''))) return 'digits_in_name'
  const words = name.split(/\s+/)
  if (words.length > 1 && (name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).some(isTextWord)) return 'not_a_name'
  return words.length > 8 || name.length > 100 ? 'not_a_name' : null
}

/** The same for words that are letters of one script, blanks and hyphens only: no regular expression on the way of real names. */
export function plainPlaceholderReason(typed: readonly string[]): string | null {
  let count = 0
  let placeholdersOnly = true
  let asText = false
  let first = ''
  for (const part of typed) {
    if (part === '') continue
    const word = part.toLowerCase()
    if (count === 0) first = word
    count += 1
    placeholdersOnly &&= placeholders.has(word) || isKeyRow(word)
    asText ||= isTextWord(word)
  }
  if (placeholdersOnly) return 'placeholder'
  if (first.length < 2 || first[0] === first[1] || first.includes('-') || wholeNameStarts.has(first.slice(0, 3))) {
    const reason = placeholderReason(typed.join(' '))
    if (reason !== null) return reason
  }
  if (count >= 3 && new Set(typed.map((part) => part.toLowerCase())).size === 1) return 'placeholder'
  return count > 8 || (count > 1 && asText) ? 'not_a_name' : null
}

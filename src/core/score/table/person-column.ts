import { readRegistration } from '../../verify/company/registration-number.ts'
import { isMissing, parseNumber } from './cells.ts'
import {
  isOneFirstName,
  looksLikeAddress,
  looksLikePerson,
  looksLikePhone,
  tellsContact,
  wholeDigits,
} from './person-text.ts'

/** A test for whole words, of which those that end with `*` go on. */
const words = (list: string): RegExp => new RegExp(`(?:^| )(?:${list.replaceAll('*', '\\p{L}*')})(?= |$)`, 'u')

/** People of the seller, by what they do. */
const staff = words(
  'менеджер*|ответственн*|сотрудник*|продав*|консультант*|оператор*|куратор*|исполнител*|специалист*|агент*|риелтор*|риэлтор*|брокер*|мастер*|врач*|доктор*|тренер*|преподавател*|юрист*|автор*|кем создан*|жауапты*|сатушы*|қызметкер*|маман*|дәрігер*|' +
    'owner|reps?|salesperson|salesman|seller|agent|manager|assigned|assignee|responsible|consultant|employee|account executive|created by|operator|broker|doctor|trainer|teacher|' +
    'מנהל*|נציג*|אחראי*|סוכן*|מוכר*|איש מכירות|יועץ|רופא|מאמן',
)
const companies = words(
  'компани*|организаци*|фирм*|предприяти*|контрагент*|юрлицо|юр лицо|ұйым*|мекеме*|кәсіпорын*|company|companies|organi[sz]ation|account|business|employer|חברה|החברה|ארגון|עסק|העסק',
)
/** Headers that can mean nothing but a person's name. */
const surelyNames = words(
  'фио|ф и о|полное имя|имя клиента|имя контакта|контакт имя|контактное лицо|имя фамилия|фамилия*|отчество|ваше имя|как вас зовут|как к вам обращаться|основной контакт|' +
    'аты жөні|толық аты|тегі|тегіңіз|әкесінің аты|байланыс тұлғасы|клиент аты|клиенттің аты|' +
    'full name|first name|last name|given name|family name|middle name|surname|patronymic|forename|firstname|lastname|fullname|contact name|contact person|your name|client name|customer name|person name|' +
    'primary contact|associated contact|שם מלא|שם פרטי|שם משפחה|שם הלקוח|שם לקוח|איש קשר|איש הקשר',
)
/** Headers that may be a person's name, or the kind of a contact, a segment of clients, the name of a thing. */
const maybeNames =
  /^(?:имя|клиент|клиенты|контакт|контакты|покупатель|заказчик|представитель|пациент|ученик|абонент|лид|аты|есімі|есіміңіз|атыңыз|тұтынушы|байланыс|name|client|customer|contact|contacts|person|patient|student|buyer|lead|שם|לקוח|קונה|פרטי קשר)$/u
const handleNames = words(
  'telegram|телеграмм?|тг|tg|instagram|инстаграмм?|инста|whatsapp|ватсап|вотсап|viber|вайбер|skype|скайп|вконтакте|вк|vk|facebook|фейсбук|linkedin|ник|никнейм|nick|nickname|username|user name|логин|login|профиль|profile|' +
    'טלגרם|אינסטגרם|פייסבוק|וואטסאפ|ווטסאפ',
)
const addresses = words('адрес*|место жительства|мекен жай*|мекенжай*|тұрғылықты*|address|street|көше|улица|כתובת|רחוב')
const personNumbers = words(
  'иин|жсн|инн|бин|бсн|снилс|паспорт*|удостоверени*|жеке куәлік*|iin|inn|bin|ssn|passport|national id|id number|id card|ת ז|תז|תעודת זהות|מספר זהות|דרכון',
)
const messages = words(
  'сообщени*|комментари*|текст*|вопрос*|обращени*|хабарлама*|пікір*|message|comments?|text|notes?|הודעה|הערות',
)

/** A header as it is compared; what the program puts before the columns of a form (`custom.`) is no part of it. */
const plainHeader = (name: string): string =>
  name
    .replace(/^custom\./, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Looks at this many cells: a share is known well enough by then. */
const mostCells = 400

type Cells = {
  readonly header: string
  /** Different cells of those that are looked at, and how many there are of each. */
  readonly cells: readonly string[]
  readonly counts: readonly number[]
  readonly total: number
  /** Values that differ, and deals for each of them, in all cells. */
  readonly distinct: number
  readonly each: number
}

const share = ({ cells, counts, total }: Cells, test: (cell: string) => boolean): number =>
  cells.reduce((sum, cell, at) => sum + (test(cell) ? counts[at]! : 0), 0) / total

/** Deals for each value from which addresses are those of the seller's own few places. */
const manyDeals = 10
/** Values that differ from which, with few deals for each, a column tells one person from another. */
const manyValues = 8
const fewDeals = 5

const tellsApart = ({ distinct, each }: Cells): boolean => distinct >= manyValues && each < fewDeals

const isShort = (cell: string): boolean => cell.length <= 80 && cell.split(/\s+/).length <= 6

/** A number as programs write it, too short to be anybody's: most columns hold nothing else, and need no further look. */
const isSmallNumber = (cell: string): boolean =>
  !Number.isNaN(Number(cell)) && (cell.length < 9 || /^-?\d*\.\d*[1-9]\d*$/.test(cell))

/** Telephone numbers, and cells that hold one contact or another. */
function contactKind(column: Cells): 'phone' | 'person' | null {
  const contacts = share(column, (cell) => isShort(cell) && tellsContact(cell))
  if (contacts < 0.5 || messages.test(column.header)) return null
  return share(column, looksLikePhone) >= 0.8 ? 'phone' : 'person'
}

const isEpoch = (digits: string): boolean => /^1\d{9}(?:\d{3})?$/.test(digits)

/** Numbers that a state gives to people: by the header, by their check digits, or as they have all one length and measure nothing. */
function isPersonNumber(column: Cells): boolean {
  if (personNumbers.test(column.header)) return share(column, (cell) => /\d[\s-]?\d{5}/.test(cell)) >= 0.5
  if (column.distinct < manyValues) return false
  const numbers = column.cells.map(wholeDigits).filter((digits) => digits !== null)
  const length = numbers[0]?.length ?? 0
  const alike = numbers.filter((digits) => digits.length === length)
  if (alike.length < 0.95 * column.cells.length || length < 9 || length > 15) return false
  if (length === 9)
    return alike.filter((digits) => readRegistration(digits, 'IL')?.digitsAgree).length >= 0.95 * alike.length
  return alike.filter((digits) => digits.endsWith('000') || isEpoch(digits)).length < 0.5 * alike.length
}

const isWords = (cell: string): boolean => /\p{L}/u.test(cell) && !/\d{3}/.test(cell) && cell.split(/\s+/).length <= 5

const holdsName = (cell: string): boolean =>
  looksLikePerson(cell) || cell.split(/[;,|/\n]/, 8).some((part) => looksLikePerson(part))

function isNames(column: Cells): boolean {
  const { header, distinct } = column
  if (staff.test(header)) return false
  if (surelyNames.test(header)) return distinct > 2 && share(column, isWords) >= 0.5
  if (maybeNames.test(header))
    return (
      distinct > 2 &&
      (share(column, (cell) => isOneFirstName(cell) || holdsName(cell)) >= 0.3 ||
        (tellsApart(column) && share(column, isWords) >= 0.5))
    )
  if (companies.test(header) || messages.test(header)) return false
  return share(column, holdsName) >= 0.5 || (distinct >= manyValues && share(column, isOneFirstName) >= 0.6)
}

function isHomes(column: Cells): boolean {
  if (column.each >= manyDeals || messages.test(column.header)) return false
  if (share(column, (cell) => cell.length <= 120 && looksLikeAddress(cell)) >= 0.5) return true
  return (
    addresses.test(column.header) && tellsApart(column) && share(column, (cell) => /\p{L}.*[\s\d]/u.test(cell)) >= 0.5
  )
}

const isHandles = (column: Cells): boolean =>
  handleNames.test(column.header) &&
  tellsApart(column) &&
  share(column, (cell) => parseNumber(cell) === null && /\p{L}/u.test(cell)) >= 0.5

/**
 * Whether a column tells who or where a person is, by its header in four languages and by the shape of its known cells: `person` for names,
 * homes, handles and mixed contacts, `phone` for telephone numbers under any header, `identifier` for numbers that a state gives; else null.
 * Names of the seller's own people, where the header says so, are none of these: who sells may be learned from.
 */
export function personColumn(name: string, values: readonly string[]): 'person' | 'phone' | 'identifier' | null {
  const step = Math.max(1, values.length / mostCells)
  const found = new Map<string, number>()
  const total = Math.min(values.length, mostCells)
  for (let at = 0; at < total; at += 1) {
    const cell = values[Math.floor(at * step)]!
    found.set(cell, (found.get(cell) ?? 0) + 1)
  }
  if ([...found.keys()].every(isSmallNumber)) return null
  const distinct = new Set(values).size
  const seen = { cells: [...found.keys()], counts: [...found.values()], total }
  const column = { header: plainHeader(name), ...seen, distinct, each: values.length / distinct }
  const contact = contactKind(column)
  if (contact !== null) return contact
  if (isPersonNumber(column)) return 'identifier'
  return isNames(column) || isHomes(column) || isHandles(column) ? 'person' : null
}

/** Whether the known cells have few values, each with many deals, as places of the seller have. */
export function hasFewValues(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => !isMissing(cell))
  return known.length >= manyDeals * new Set(known).size
}

/** Whether a header names people of the seller, whose names a model may hold. */
export const namesStaff = (name: string): boolean => staff.test(plainHeader(name))

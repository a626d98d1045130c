import type { Random } from '../../math/random.ts'
import type { DemoCatalogue, DemoMessage, DemoPeople, SpelledWord } from './catalogue.ts'

/** Somebody invented, with a company or without. */
export type DemoPerson = {
  readonly lang: DemoMessage['lang']
  readonly buyer: boolean
  readonly bot: boolean
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly company: string | null
  readonly companySize: number | null
  readonly jobTitle: string | null
  readonly city: string
  readonly country: string
}

export type PersonInput = {
  readonly message: DemoMessage
  readonly random: Random
  readonly catalogue: DemoCatalogue
  /** Makes addresses and numbers unlike any other's. */
  readonly number: number
}

/** One of a list. */
export function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!
}

/** The person behind a message: language, standing and company follow its labels. */
export function personOf({ message, random, catalogue, number }: PersonInput): DemoPerson {
  const people = catalogue.people[message.lang === 'mixed' ? (random() < 0.5 ? 'ru' : 'kk') : message.lang]
  const given = oneOf(people.given, random)
  const surname = oneOf(people.surname, random)
  const firm = random() < companyShare(message) ? firmOf(people, random) : null
  const login = `${latin(given)[0]}.${latin(surname)}${number}`
  return {
    lang: message.lang,
    buyer: message.nonbuyer === null,
    bot: message.nonbuyer === 'spam',
    name: `${written(given)} ${written(surname)}`,
    email: firm ? `${login}@${firm.domain}` : `${login}@mail.example.org`,
    phone: phoneOf(people.country, number),
    company: firm?.name ?? null,
    companySize: firm ? Math.round(Math.exp(1.5 + 4.5 * random())) : null,
    jobTitle: firm && random() < 0.7 ? titleOf(message, people, random) : null,
    city: oneOf(people.cities, random),
    country: people.country,
  }
}

const written = (word: SpelledWord) => word.split('/')[0]!
const latin = (word: SpelledWord) => word.split('/')[1]!

function companyShare(message: DemoMessage): number {
  if (message.nonbuyer === 'vendor' || message.nonbuyer === 'competitor') return 0.9
  if (message.nonbuyer !== null) return 0.2
  return [0.2, 0.4, 0.65, 0.75][message.rank]!
}

function firmOf(people: DemoPeople, random: Random): { readonly name: string; readonly domain: string } {
  const first = oneOf(people.company, random)
  const trade = oneOf(people.trade, random)
  return {
    name: people.form.replace('%', `${written(first)} ${written(trade)}`),
    domain: `${latin(first)}-${latin(trade)}.example.com`,
  }
}

function titleOf(message: DemoMessage, people: DemoPeople, random: Random): string | null {
  if (message.nonbuyer !== null) return oneOf(people.titles.nonbuyer, random)
  if (message.authority !== 'unknown') return oneOf(people.titles[message.authority], random)
  return random() < 0.4 ? null : oneOf([...people.titles.influences, ...people.titles.delegated], random)
}

/** Well-formed numbers in blocks that start with zeros (and 555-01xx in the United States, kept free for fiction). */
function phoneOf(country: string, number: number): string {
  const three = String(number % 1000).padStart(3, '0')
  if (country === 'US')
    return `+1 ${['202', '303', '415', '512', '617'][Math.floor(number / 100) % 5]} 555 01${three.slice(1)}`
  if (country === 'IL') return `+972 50-000-2${three}`
  return `+7 763 000 1${three}`
}

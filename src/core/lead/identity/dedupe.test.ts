import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dedupe, type IdentityData } from './dedupe.ts'
import type { IdentityModel } from './model.ts'
import { type IdentityFields, noIdentity } from './record.ts'
import { readNicknames } from './name-keys.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../data/identity/${name}`, import.meta.url), 'utf8'))
const data: IdentityData = {
  model: read('weights.json') as IdentityModel,
  nicknames: readNicknames((read('nicknames.json') as { groups: string[][] }).groups),
}
const clustersOf = (rows: readonly Partial<IdentityFields>[]) =>
  dedupe(
    rows.map((row) => ({ ...noIdentity, country: 'KZ', ...row })),
    data,
  ).map((row) => row.cluster)

describe('dedupe of a few rows', () => {
  it('joins one phone in three writings and scripts', () =>
    expect(
      clustersOf([
        { name: 'Әлихан Сейтқали', phone: '8 (701) 333-85-57' },
        { name: 'Alikhan Seitkali', phone: '+77013338557' },
        { name: 'Ольга Ким', phone: '+77024451910' },
      ]),
    ).toEqual([1, 1, 2]))

  it('keeps a family on one phone apart', () =>
    expect(
      clustersOf([
        { name: 'Серік Нұрғалиев', phone: '87013338557', email: 'serik59186@bk.ru' },
        { name: 'Асхат Нұрғалиев', phone: '87013338557', email: 'askhat5684@gmail.com' },
      ]),
    ).toEqual([1, 2]))

  it('keeps colleagues of one mailbox apart, and does not chain through it', () =>
    expect(
      clustersOf([
        { name: 'Динара Пак', email: 'info@logistic.example', phone: '87072207398' },
        { name: 'Павел Орлов', email: 'info@logistic.example', phone: '87014451288' },
        { name: 'Павел Орлов', email: 'p.orlov77@bk.ru', phone: '87014451288' },
      ]),
    ).toEqual([1, 2, 2]))

  it('keeps colleagues apart though mailbox and company are one', () => {
    const crowd = Array.from({ length: 60 }, (_, at) => ({
      name: `Person${at} Surname${at}`,
      email: `p${at}x@mail${at}.example`,
      phone: `8701${3_000_000 + at * 7919}`,
      company: `Firm ${at}`,
    }))
    const colleagues = [
      { name: 'Анна Ким', email: 'info@firma.example', phone: '87011112239', company: 'Фирма' },
      { name: 'Борис Ли', email: 'info@firma.example', phone: '87013334459', company: 'Фирма' },
      { name: 'Вера Цой', email: 'info@firma.example', phone: '87019998871', company: 'Фирма' },
    ]
    expect(new Set(clustersOf([...crowd, ...colleagues])).size).toBe(63)
  })

  it('reads fields that were typed into each other’s place', () =>
    expect(
      clustersOf([
        { name: 'anna.kim77@bk.ru', email: 'Анна Ким', phone: '87011112239' },
        { name: 'Анна Ким', email: 'anna.kim77@bk.ru' },
        { name: 'Анна Ким', phone: 'anna.kim77@bk.ru', email: '8 701 111 22 39' },
      ]),
    ).toEqual([1, 1, 1]))

  it('keeps namesakes apart', () =>
    expect(
      clustersOf([
        { name: 'Иван Иванов', email: 'ivan.225018@bk.ru', phone: '87014451288' },
        { name: 'Иван Иванов', email: 'ivanov77@mail.ru', phone: '87072207398' },
      ]),
    ).toEqual([1, 2]))

  it('keeps a family apart whatever the order of words, and joins who married', () => {
    const crowd = [
      'Иван Попов',
      'Ольга Ким',
      'Асхат Омаров',
      'Динара Попова',
      'Павел Орлов',
      'Нұрсұлтан Омаров',
      'Нұрсұлтан Ким',
      'Иван Орлов',
    ].flatMap((name, index) => [0, 1].map((copy) => ({ name, phone: `8702445${1900 + index * 7 + copy * 300}` })))
    const [family, married] = ['87014451288', '87013338557']
    const rows = [
      ...crowd,
      { name: 'Павел Попов', phone: family, email: 'pavel77@bk.ru' },
      { name: 'Попов Асхат', phone: family, email: 'm877385q@gmail.com' },
      { name: 'Нұрсұлтан Ким', phone: married, email: 'nkim77@bk.ru' },
      { name: 'Нұрсұлтан Омаров', phone: married, email: 'nkim77@bk.ru' },
    ]
    const [first, second, third, fourth] = clustersOf(rows).slice(crowd.length)
    expect(first).not.toBe(second)
    expect(third).toBe(fourth)
  })

  it('keeps ten namesakes of each name apart, each with rows of their own', () => {
    const names = [
      'Иван Иванов',
      'Ольга Ким',
      'Асхат Омаров',
      'Динара Пак',
      'Павел Орлов',
      'Шира Леви',
      'Мадина Ахметова',
    ]
    const rows = Array.from({ length: 140 }, (_, index) => {
      const person = Math.floor(index / 2)
      const phone = `8701${String(3_338_557 + person * 7919).slice(0, 7)}`
      const email = `ivanov${1000 + person * 37}@mail.ru`
      return { name: names[person % names.length]!, phone, email: index % 2 === 0 ? email : null }
    })
    expect(clustersOf(rows)).toEqual(rows.map((_, index) => Math.floor(index / 2) + 1))
  })

  it('joins a bare phone or address typed twice', () => {
    expect(clustersOf([{ phone: '87014451288' }, { phone: '+7 701 445 12 88' }])).toEqual([1, 1])
    expect(clustersOf([{ email: 'p.orlov77@gmail.com' }, { email: 'POrlov77+ads@gmail.com' }])).toEqual([1, 1])
  })

  it('answers for no rows, blank rows and one row', () => {
    expect(clustersOf([])).toEqual([])
    expect(clustersOf([{}, {}])).toEqual([1, 2])
    expect(clustersOf([{ name: 'Иван' }])).toEqual([1])
  })

  it('does not depend on the order of rows', () => {
    const rows = [
      { name: 'Әсел Ахметова', phone: '87014451288' },
      { name: 'Асель Ахметова', phone: '87014451288', email: 'asel77@bk.ru' },
      { name: 'Асель', email: 'asel77@bk.ru' },
    ]
    expect(clustersOf(rows)).toEqual([1, 1, 1])
    expect(clustersOf(rows.toReversed())).toEqual([1, 1, 1])
  })
})

const suite = new URL('../../../../../shared/verify/leads_dedupe.jsonl', import.meta.url)

describe.skipIf(!existsSync(suite))('dedupe of the suite (skipped where ../shared is absent)', () => {
  it('reaches F1 0.95 at precision 0.97', () => {
    type Row = Record<'name' | 'email' | 'phone' | 'company' | 'country', string | null> & { cluster: number }
    const rows = readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
    const found = dedupe(
      rows.map(({ name, email, phone, company, country }) => ({ ...noIdentity, name, email, phone, company, country })),
      data,
    )
    const pairs = (keys: readonly string[]) => {
      const sizes = new Map<string, number>()
      for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
      return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
    }
    const truth = rows.map((row) => String(row.cluster))
    const answer = found.map((row) => String(row.cluster))
    const right = pairs(truth.map((key, index) => `${key} ${answer[index]}`))
    expect(right / pairs(answer)).toBeGreaterThan(0.97)
    expect((2 * right) / (pairs(answer) + pairs(truth))).toBeGreaterThan(0.95)
  })
})

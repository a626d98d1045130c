import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../src/core/app-error.ts'
import { factNames, routingFacts } from '../../src/core/decide/facts.ts'
import { tiers } from '../../src/core/decide/tier.ts'
import { cellWords } from '../../src/core/lead/table-words.ts'
import { blankLead } from '../../src/core/lead/blank-lead.ts'
import { channels, noHistory } from '../../src/core/lead/lead.ts'
import { sequenceFacts } from '../../src/core/nurture/parse-sequence.ts'
import { authorities, nonbuyerKinds, signalNames } from '../../src/core/read/reading.ts'
import { leadFeatures } from '../../src/core/score/lead-features.ts'
import { verdicts } from '../../src/core/verify/finding.ts'
import { importTargets, outcomeMeanings } from '../../src/http/contract/imports.ts'
import { outcomeKind, queueName, role } from '../../src/http/contract/primitives.ts'
import { leadStatus } from '../../src/http/contract/leads.ts'
import { apiKey } from '../../src/http/contract/session.ts'
import { catalogueOf, languages, root, sourcesUnder } from './sources.ts'

const english = catalogueOf('en')

const missing = (family: string, codes: Iterable<string>): readonly string[] =>
  [...new Set(codes)].map((code) => `${family}.${code}`).filter((key) => !(key in english))

const found = (folder: string, ...patterns: readonly RegExp[]): readonly string[] => {
  const text = sourcesUnder(folder)
    .map((file) => file.text)
    .join('\n')
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code!))
}

describe('every code of the closed lists has words', () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['tier', tiers],
    ['verdict', verdicts],
    ['channel', channels],
    ['signal', signalNames],
    ['nonbuyer', nonbuyerKinds],
    ['authority', authorities],
    ['error', errorCodes],
    ['icp.fact', [...factNames, ...routingFacts, ...sequenceFacts]],
    ['target', importTargets],
    ['role', role.options],
    ['queue', queueName.options],
    ['outcome', outcomeMeanings],
    ['status', leadStatus.options],
    ['scope', apiKey.shape.scopes.element.options.map((scope) => scope.replace(':', '_'))],
  ]
  it.each(lists)('%s', (family, codes) => {
    expect(missing(family, codes)).toEqual([])
  })
})

describe('a spreadsheet says codes as the screens do', () => {
  const reasons = Object.keys(english).flatMap((key) => /^outcome\.reason\.(\w+)$/.exec(key)?.[1] ?? [])
  const lists = [
    ['tier', 'tier.', tiers],
    ['verdict', 'verdict.', verdicts],
    ['status', 'status.', leadStatus.options],
    ['queue', 'queue.', queueName.options],
    ['outcome', 'outcome.', outcomeKind.options],
    ['outcome_reason', 'outcome.reason.', reasons],
    ['handed_over', '', ['yes', 'no']],
  ] as const
  it.each(languages)('%s', (language) => {
    const catalogue = catalogueOf(language)
    const codes = lists.flatMap(([column, family, all]) =>
      [...all].map((code) => ({ column, code, key: family + code })),
    )
    expect(codes.filter(({ column, code, key }) => cellWords(column, code, language) !== catalogue[key])).toEqual([])
  })
})

it('the import offers every target that a column may have', () => {
  const offered = sourcesUnder('web/import')
    .map(({ text }) => text)
    .join('\n')
  expect(importTargets.filter((target) => !offered.includes(`'${target}'`))).toEqual([])
})

describe('every code that the line gives has words', () => {
  it('checks and their reasons', () => {
    const folder = 'src/core/verify/checks'
    expect(missing('check', found(folder, /findingOf\('([a-z._]+)'\)/g))).toEqual([])
    const reasons = found(folder, /\bfinding\(\s*[^,()]+,\s*'([a-z_]+)'/g)
    const joined = found('src/core/verify', /\breason: '([a-z_]+)'/g, /\? '([a-z]+_[a-z_]+)' : '[a-z]+_/g)
    // Reasons made elsewhere in the verification are found by their look: words joined by underscores.
    const parts = ['email', 'name', 'phone', 'smtp', 'network', 'checks']
    const spelled = parts
      .filter((part) => existsSync(join(root, 'src/core/verify', part)))
      .flatMap((part) => found(`src/core/verify/${part}`, /'([a-z]+(?:_[a-z0-9]+)+)'/g))
    const counted = found('src/core/verify/velocity', /reason: '([a-z_]+)', each/g, /'([a-z]+_of_machines)'/g)
    // Kinds of registration numbers are evidence, no reasons.
    const isReason = (word: string) => !/^(?:kz|il|ru)_/.test(word)
    expect(missing('finding', [...reasons, ...joined, ...spelled, ...counted].filter(isReason))).toEqual([])
  })

  it('features and the values that the shipped scorecard knows', () => {
    const lead = blankLead('none', '2026-01-01T00:00:00Z')
    const features = Object.keys(leadFeatures({ lead, findings: [], reading: null, history: noHistory }))
    expect(missing('feature', features)).toEqual([])
    const card = JSON.parse(readFileSync(join(root, 'data/scorecard/base.json'), 'utf8')) as {
      readonly cards: readonly {
        readonly feature: string
        readonly bins: readonly { readonly is?: readonly string[] }[]
      }[]
    }
    const named = card.cards.filter(({ feature }) => !feature.startsWith('says_'))
    const values = named.flatMap(({ feature, bins }) =>
      bins.flatMap((bin) => (bin.is ?? []).map((value) => `${feature}.${value.replaceAll(' ', '_')}`)),
    )
    // Names of services are the same in every language and shown as they are.
    expect(missing('feature', values).filter((key) => !/\.(?:whatsapp|telegram)$/.test(key))).toEqual([])
  })

  it('reasons of decisions', () => {
    const codes = found('src/core/decide', /\b(?:said|reason)\('([a-z_]+)'/g, /\bcode: '([a-z_]+)'/g)
    const policy = JSON.parse(readFileSync(join(root, 'data/policy/default.json'), 'utf8')) as {
      readonly strong: readonly { readonly code: string }[]
      readonly idealCustomer: { readonly criteria: readonly { readonly id: string }[] }
    }
    const lists = ['list_allow', 'list_deny', 'list_suppress']
    expect(missing('decision', [...codes, ...lists, ...policy.strong.map(({ code }) => code)])).toEqual([])
    expect(
      missing(
        'icp',
        policy.idealCustomer.criteria.map(({ id }) => id),
      ),
    ).toEqual([])
  })

  it('reasons of assignments', () => {
    const codes = found(
      'src/core/route',
      /\breason: '([a-z_]+)'/g,
      /respondBy, '([a-z_]+)'/g,
      /return '([a-z]+(?:_[a-z]+){2,})'/g,
    )
    expect(missing('assignment', [...codes, 'by_person', 'needs_review', 'below_promising'])).toEqual([])
  })

  it('faults of rows in an import', () => {
    const files = [...sourcesUnder('src/core/lead', /^import-.*\.ts$/), ...sourcesUnder('src/files', /\.ts$/)]
    const codes = files.flatMap(({ text }) => [...text.matchAll(/\bcode: '([a-z_]+)'/g)].map(([, code]) => code!))
    expect(missing('fault', codes).filter((key) => !/bad_file|json_broken/.test(key))).toEqual([])
  })

  it('events and changes', () => {
    expect(
      missing('event', found('src/app', /\bkind: '((?:lead|call|note|outcome|score|verdict)\.[a-z_]+)'/g)),
    ).toEqual([])
    expect(missing('audit', found('src/app', /\baction: '([a-z_]+\.[a-z_]+)'/g))).toEqual([])
  })
})

import { readFile } from 'node:fs/promises'
import { asciiDomain } from '../core/verify/email/punycode.ts'
import type { LetterModel } from '../core/read/layout/letter-model.ts'
import { letterModel } from './letter-tables.ts'
import type { NetworkKind, NetworkWords } from '../core/verify/network/network-kind.ts'
import { sortedLines } from '../core/verify/sorted-lines.ts'
import type { DomainSet, VerifyData } from '../core/verify/verify-data.ts'

const folder = new URL('../../data/verify/', import.meta.url)
const version = '2026-11-21'

const lines = async (name: string): Promise<readonly string[]> =>
  (await readFile(new URL(name, folder), 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))

/** A list that the machine made: a comment, then sorted lines. */
async function longList(name: string): Promise<DomainSet> {
  const text = await readFile(new URL(name, folder), 'latin1')
  return sortedLines(text.startsWith('#') ? text.slice(text.indexOf('\n') + 1) : text)
}

/** A model of names: a comment, its letters, its table in base64. */
async function nameModel(script: string): Promise<LetterModel> {
  const [, letters = '', table = ''] = (await readFile(new URL(`names-${script}.txt`, folder), 'utf8')).split('\n')
  return letterModel(letters, table)
}

type NetworkFile = {
  readonly vpn: readonly string[]
  readonly hosting: readonly string[]
  readonly isp: readonly string[]
  readonly ranges: Readonly<Record<string, string>>
  readonly networks: Readonly<Record<string, NetworkKind>>
}

async function networkWords(): Promise<NetworkWords> {
  const file = JSON.parse(await readFile(new URL('networks.json', folder), 'utf8')) as NetworkFile
  const any = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'i')
  const byAsn = new Map(Object.entries(file.networks).map(([asn, kind]) => [Number(asn), kind]))
  return { vpn: any(file.vpn), hosting: any(file.hosting), isp: any(file.isp), byAsn, relays: Object.keys(file.ranges) }
}

/** Domains in other scripts are compared as DNS knows them. */
function typoOf(line: string): readonly [string, string] {
  const [typed = '', meant = ''] = line.split(' ')
  return [asciiDomain(typed), meant]
}

async function readVerifyData(): Promise<VerifyData> {
  const [disposable, [disposableMx, free, institutions, providers = [], typos = []]] = await Promise.all([
    longList('disposable.txt'),
    Promise.all(['disposable-mx.txt', 'free.txt', 'institutions.txt', 'providers.txt', 'typos.txt'].map(lines)),
  ])
  const [latin, cyrillic, hebrew] = await Promise.all([nameModel('latin'), nameModel('cyrillic'), nameModel('hebrew')])
  const marked = (mark: string): string[] =>
    providers.filter((line) => line.startsWith(mark)).map((line) => line.replace(/^\++/, ''))
  return {
    version,
    disposableDomains: disposable,
    disposableMxHosts: new Set(disposableMx),
    freeDomains: new Set(free),
    institutionDomains: new Set(institutions),
    providerDomains: new Set(marked('')),
    largeProviders: marked('+'),
    coinedProviders: new Set(marked('++')),
    typoTable: new Map(typos.map(typoOf)),
    nameModels: { latin, cyrillic, hebrew },
    networkWords: await networkWords(),
  }
}

let loading: Promise<VerifyData> | null = null

/** The lists of `data/verify/`, read once. */
export function loadVerifyData(): Promise<VerifyData> {
  loading ??= readVerifyData()
  return loading
}

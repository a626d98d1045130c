import { readFile } from 'node:fs/promises'
import type { NameModel } from '../core/verify/name/name-model.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'

const folder = new URL('../../data/verify/', import.meta.url)
const version = '2026-11-21'

const lines = async (name: string): Promise<readonly string[]> =>
  (await readFile(new URL(name, folder), 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))

const noModel: NameModel = { letters: '', costs: new Uint8Array(0) }

async function readVerifyData(): Promise<VerifyData> {
  const [disposable, disposableMx, free, institutions, providers] = await Promise.all(
    ['disposable.txt', 'disposable-mx.txt', 'free.txt', 'institutions.txt', 'providers.txt'].map(lines),
  )
  const names = (providers ?? []).map((line) => line.replace(/^\+/, ''))
  return {
    version,
    disposableDomains: new Set(disposable),
    disposableMxHosts: new Set(disposableMx),
    freeDomains: new Set(free),
    institutionDomains: new Set(institutions),
    providerDomains: new Set(names),
    largeProviders: (providers ?? []).filter((line) => line.startsWith('+')).map((line) => line.slice(1)),
    typoTable: new Map(),
    nameModels: { latin: noModel, cyrillic: noModel, hebrew: noModel },
    networkWords: { hosting: null, vpn: null, isp: null, byAsn: new Map() },
  }
}

let loading: Promise<VerifyData> | null = null

/** The lists of `data/verify/`, read once. */
export function loadVerifyData(): Promise<VerifyData> {
  loading ??= readVerifyData()
  return loading
}

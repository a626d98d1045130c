import { expect, test } from 'vitest'
import type { Answer } from '../../src/core/verify/lookup.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { startDnsLab } from '../support/dns-lab.ts'
import { makeDns } from '../../src/lookup/dns.ts'
import { makeAnswerCache } from '../../src/lookup/answer-cache.ts'
import { findCarrier } from '../../src/lookup/carrier-lookup.ts'
import { makeNetworkTable } from '../../src/lookup/network-table.ts'
import { makeTurns } from '../../src/lookup/turns.ts'

test('work on one key goes one after the other, also after a fault', async () => {
  const inTurn = makeTurns()
  const told: string[] = []
  const work = (name: string) => async (): Promise<void> => {
    told.push(`${name} begins`)
    await Promise.resolve()
    told.push(`${name} ends`)
    if (name === 'b') throw new Error('b')
  }
  const all = await Promise.allSettled([inTurn('k', work('a')), inTurn('k', work('b')), inTurn('k', work('c'))])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a question that is being asked is not asked twice', async () => {
  const cached = makeAnswerCache()
  let asked = 0
  const ask = async (): Promise<Answer> => {
    asked += 1
    return { kind: 'known', value: asked, source: 'test', at: '' }
  }
  const answers = await Promise.all([cached('a', ask), cached('a', ask), cached('b', ask)])
  expect(asked).toBe(2)
  expect(answers[0]).toBe(answers[1])
})

test('owners of networks, countries and special addresses, both kinds of address', async () => {
  const network = makeNetworkTable(loadVerifyData)
  expect(await network('8.8.8.8')).toMatchObject({ network: 'hosting', asn: 15_169, country: 'US' })
  expect(await network('95.59.1.1')).toMatchObject({ network: 'isp', asn: 9_198, country: 'KZ' })
  expect(await network('2a00:1450:4001::1')).toMatchObject({ asn: 15_169 })
  expect(await network('127.0.0.1')).toMatchObject({ network: 'special', asn: null })
  expect(await network('not an address')).toMatchObject({ network: 'unknown', asn: null })
  expect(await network('255.255.255.255')).toMatchObject({ network: 'special' })
})

test('people who go out through a relay of a large network are not taken for its servers', async () => {
  const network = makeNetworkTable(loadVerifyData)
  for (const relay of ['104.28.1.1', '172.226.1.1', '2606:54c0:1::1', '2a09:bac5::1']) {
    expect((await network(relay)).network, relay).toBe('vpn')
  }
  for (const server of ['104.16.1.1', '172.232.5.5', '2606:4700::1']) {
    expect((await network(server)).network, server).toBe('hosting')
  }
})

test('the carrier of a range, by the longest prefix', async () => {
  expect(await findCarrier('+77017829345')).toBe('Kcell/Activ')
  expect(await findCarrier('+999123456789')).toBeNull()
})

test('where the first resolver does not answer, the next is asked', async () => {
  const silent = await startDnsLab({ 'firm.kz': { fault: 'silent' } })
  const good = await startDnsLab({ 'firm.kz': { mx: [[10, 'mail.firm.kz']] } })
  const dns = makeDns({ servers: [silent.address, good.address], timeoutMs: 2000 })
  expect(await dns.mx('firm.kz')).toMatchObject({ kind: 'found', values: [{ exchange: 'mail.firm.kz', priority: 10 }] })
  await Promise.all([silent.close(), good.close()])
})

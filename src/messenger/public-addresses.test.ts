import { expect, it } from 'vitest'
import { isForbiddenHost, isPublicAddress } from './public-addresses.ts'

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  'fe80::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))

it.each(['8.8.8.8', '172.32.0.1', '2a00:1450:4010::5'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true))

it.each([
  ['http://127.0.0.1/x', true],
  ['http://[::1]:8080/', true],
  ['http://2130706433/', true],
  ['http://0x7f.1/', true],
  ['https://hooks.example.kz/', false],
])('%s: forbidden as written %s', (url, is) => expect(isForbiddenHost(url)).toBe(is))

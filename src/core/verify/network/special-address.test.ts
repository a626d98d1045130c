import { expect, test } from 'vitest'
import { isSpecialAddress } from './special-address.ts'

test('private, local, documentation and mapped addresses are special', () => {
  for (const ip of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',

    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'ff02::1',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    '2001:db8::1',
    'localhost',
    '',
    '1.2.3',
  ]) {
    expect(isSpecialAddress(ip), ip).toBe(true)
  }
})

test('public addresses are not', () => {
  for (const ip of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450::1', '2606:4700:4700:0:0:0:0:1111']) {
    expect(isSpecialAddress(ip), ip).toBe(false)
  }
})

import { expect, test } from 'vitest'
import { agentKind } from './agent-kind.ts'

test('browsers are people, crawlers bots, driven browsers and HTTP libraries automation, the rest unknown', () => {
  expect(agentKind('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36')).toBe(
    'human',
  )
  expect(agentKind('Instagram 300.0 (iPhone15,2; iOS 17_4; ru_RU)')).toBe('human')
  expect(agentKind('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')).toBe('bot')
  expect(agentKind('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36')).toBe(
    'automation',
  )
  expect(agentKind('python-requests/2.31.0')).toBe('automation')
  expect(agentKind('Dart/3.4 (dart:io)')).toBe('automation')
  expect(agentKind('')).toBe('unknown')
  expect(agentKind('\u0000\u0001')).toBe('unknown')
})

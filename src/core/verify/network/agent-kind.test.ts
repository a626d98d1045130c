import { expect, test } from 'vitest'
import { agentKind } from './agent-kind.ts'

test('browsers are people, crawlers bots, driven browsers and HTTP libraries automation, the rest unknown', () => {
  expect(agentKind('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36')).toBe(
    'human',
  )
  expect(agentKind('Viber/22.8.0.1 CFNetwork/1494.0.7 Darwin/23.4.0')).toBe('human')
  expect(agentKind('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')).toBe('bot')
  expect(agentKind('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36')).toBe(
    'automation',
  )
  expect(agentKind('python-requests/2.31.0')).toBe('automation')
  expect(agentKind('Dart/3.4 (dart:io)')).toBe('automation')
  expect(agentKind('')).toBe('unknown')
  expect(agentKind('\u0000\u0001')).toBe('unknown')
})

import { languages } from '../lead/language.ts'
import { describe, expect, it } from 'vitest'
import { nextChannel } from './next-channel.ts'
import { noticeText } from './notice-text.ts'
import { noticeTopics } from './notice.ts'
import { quietUntil } from './quiet-hours.ts'

describe('quiet hours', () => {
  const night = { from: '22:00', to: '08:00' }
  it('hold through midnight, in the zone of the workspace', () => {
    // Almaty is five hours ahead of UTC.
    expect(quietUntil(night, 'Asia/Almaty', '2026-11-27T18:30:00Z')).toBe('2026-11-28T03:00:00.000Z')
    expect(quietUntil(night, 'Asia/Almaty', '2026-11-28T02:59:00Z')).toBe('2026-11-28T03:00:00.000Z')
    expect(quietUntil(night, 'Asia/Almaty', '2026-11-28T03:00:00Z')).toBeNull()
    expect(quietUntil(night, 'Asia/Almaty', '2026-11-27T16:59:00Z')).toBeNull()
  })
  it('are nobody’s who has not asked for them', () => {
    expect(quietUntil(null, 'Asia/Almaty', '2026-11-27T20:00:00Z')).toBeNull()
  })
})

describe('the next channel', () => {
  it('is the first in order, then the one after it that failed', () => {
    expect(nextChannel(['telegram', 'email'], [], 0)).toEqual({ kind: 'try', channel: 'telegram', round: 0 })
    const busy = [{ channel: 'telegram', round: 0, result: 'temporary' }] as const
    expect(nextChannel(['telegram', 'email'], busy, 0)).toEqual({ kind: 'try', channel: 'email', round: 0 })
  })
  it('is never again one that refused or may have taken it', () => {
    for (const result of ['refused', 'unsure', 'delivered', null] as const) {
      expect(nextChannel(['telegram'], [{ channel: 'telegram', round: 0, result }], 0)).toEqual({ kind: 'give_up' })
    }
  })
  it('comes round again for one that was busy, and ends', () => {
    const tried = [0, 1, 2, 3, 4].map((round) => ({ channel: 'sms', round, result: 'temporary' }) as const)
    expect(nextChannel(['sms'], tried.slice(0, 1), 0)).toEqual({ kind: 'wait', waitMs: 20_000, round: 1 })
    expect(nextChannel(['sms'], tried.slice(0, 1), 1)).toEqual({ kind: 'try', channel: 'sms', round: 1 })
    expect(nextChannel(['sms'], tried, 4)).toEqual({ kind: 'give_up' })
  })
})

describe('the words of a notice', () => {
  const about = {
    name: 'Асем',
    company: null,
    score: 86,
    tier: 'hot',
    snippet: 'счёт на 40 шт',
    source: null,
    respondBy: '10:20',
    holder: null,
  } as const
  it('say what it is, who it is, and by when', () => {
    const { title, body, short } = noticeText('assigned', about, 'ru')
    expect(title).toBe('Вам назначена заявка: 86 горячая')
    expect(body).toContain('счёт на 40 шт')
    expect(body).toContain('ответить до 10:20')
    expect(short.length).toBeLessThan(100)
  })
  it('hold no hole in any language', () => {
    const nothing = { ...about, name: null, score: null, tier: null, snippet: null, respondBy: null }
    for (const language of languages)
      for (const topic of noticeTopics) {
        const { title, body, short } = noticeText(topic, nothing, language)
        expect(`${title}${body}${short}`).not.toMatch(/null|undefined/)
        expect(body).not.toBe('')
      }
  })
})

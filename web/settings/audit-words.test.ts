import { expect, it } from 'vitest'
import { codeWords } from '../language/code-words.ts'
import { actionWords, detailWords } from './audit-words.ts'

const catalogue: Readonly<Record<string, string>> = {
  'event.lead.merged': 'сведён с другим',
  'audit_detail.reason': 'причина',
  'audit_detail.changed': 'изменено',
  'audit_detail.locale': 'язык',
  'audit_detail.consents': 'согласия',
  'audit_detail.list': 'список',
  'audit_detail.until': 'до',
  'lists.allow': 'Всегда пропускать',
  'model.because_first': 'хватило сделок на первую',
}
const code = (family: string, one: string) => catalogue[`${family}.${one}`] ?? codeWords(one)
const words = { t: (key: string) => catalogue[key] ?? key, code, exact: (iso: string) => iso.slice(0, 10) }

it('tells a deed on a lead in the words of its timeline', () => {
  expect(actionWords('lead.merged', code)).toBe('сведён с другим')
  expect(actionWords('form.forgotten', code)).toBe('form: forgotten')
})

it.each([
  [{ reason: 'first' }, 'причина: хватило сделок на первую'],
  [{ reason: 'Нужна к пятнице' }, 'причина: Нужна к пятнице'],
  [{ changed: ['locale', 'other_field'] }, 'изменено: язык, other_field'],
  [{ consents: { marketing: 2, news: 1 } }, 'согласия: marketing 2, news 1'],
  [{ list: 'allow', until: '2026-12-01T09:00:00.000Z' }, 'список: Всегда пропускать · до: 2026-12-01'],
  [{ list: 'allow', until: null }, 'список: Всегда пропускать'],
])('tells %o', (detail, told) => {
  expect(detailWords(detail, words)).toBe(told)
})

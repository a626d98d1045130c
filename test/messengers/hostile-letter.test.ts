import { expect, it } from 'vitest'
import { readMail } from '../../src/mail/read-mail.ts'

const letter = (html: string): Buffer =>
  Buffer.from(
    `From: a@b.example\r\nSubject: x\r\nMessage-ID: <1@b>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
  )

it.each([
  ['never closed', '<div>'.repeat(90_000)],
  ['nested', `${'<b>'.repeat(40_000)}${'</b>'.repeat(40_000)}`],
])('a letter of tags %s is read in no time', async (_, tags) => {
  const begun = performance.now()
  const mail = await readMail(letter(`<p>We need a crane</p>${tags}`))
  expect(mail?.text).toContain('We need a crane')
  expect(performance.now() - begun).toBeLessThan(3000)
})

it('keeps the words of an honest letter, without what it quotes', async () => {
  const mail = await readMail(letter('<div><p>Yes, please</p><blockquote>Shall we?</blockquote></div>'))
  expect(mail?.text).toBe('Yes, please')
})

it('takes a long letter of many lines for an honest one', async () => {
  const lines = 'line<br><img src="cid:1"><hr>'.repeat(700)
  const mail = await readMail(letter(`<div>Yes, please<br>${lines}<blockquote>Shall we?</blockquote></div>`))
  expect(mail?.text).toContain('Yes, please')
  expect(mail?.text).not.toContain('Shall we?')
})

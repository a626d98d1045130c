import { expect, test } from 'vitest'
import { blankLead } from './blank-lead.ts'
import { completeDraft } from './lead-draft.ts'

const receipt = { id: 'lead-1', receivedAt: '2026-11-21T10:00:00+05:00', isTest: false }

test('a draft keeps what it names and leaves the rest unknown', () => {
  const lead = completeDraft(
    { name: 'Айгерим', channel: 'form', campaign: { utmSource: 'google' }, behaviour: { visits: 3 } },
    receipt,
  )
  const blank = blankLead('lead-1', receipt.receivedAt)
  expect(lead).toEqual({
    ...blank,
    name: 'Айгерим',
    channel: 'form',
    campaign: { ...blank.campaign, utmSource: 'google' },
    behaviour: { ...blank.behaviour, visits: 3 },
  })
})

test('undefined never erases a default, and the receipt always wins', () => {
  const sneaky = { channel: undefined, origin: { ip: undefined }, id: 'other', isTest: true }
  const lead = completeDraft(sneaky, receipt)
  expect(lead.channel).toBe('api')
  expect(lead.origin.ip).toBeNull()
  expect(lead.id).toBe('lead-1')
  expect(lead.isTest).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import type { HeldField } from '../lead/import/held-fields.ts'
import { type Lead, noHistory } from '../lead/lead.ts'
import { heldFeatures } from './held-features.ts'
import { leadFeatures } from './lead-features.ts'

const featuresOf = (held: readonly HeldField[], fields: Partial<Lead> = {}) => {
  const lead = { ...blankLead('1', ''), ...fields }
  return heldFeatures(leadFeatures({ lead, findings: [], reading: null, history: noHistory }), lead, new Set(held))
}

describe('what a file cannot hold', () => {
  it('is unknown, whatever field it is', () => {
    const unknown = { mail: null, phone: null, name: null, company: null, text: null, message_length: null }
    expect(featuresOf([])).toMatchObject({ ...unknown, title: null, source: null, form_filled: null, hour: null })
  })

  it('is not what a lead left empty', () => {
    const empty = { mail: 'none', phone: 'none', name: 'none', company: 'none', text: 'none', message_length: 0 }
    expect(featuresOf(['email', 'phone', 'name', 'company', 'message'])).toMatchObject({ ...empty, form_filled: 0 })
  })

  it('does not count among the fields of a form', () => {
    const lead = { name: 'Ann', phone: null, message: 'Hello' }
    expect(featuresOf(['name', 'phone', 'message'], lead)['form_filled']).toBe(1 / 2)
    expect(featuresOf(['message'], { message: 'Hello' })['form_filled']).toBeNull()
  })

  it('is known where another column filled it', () => {
    const both = { name: 'Ann', email: 'ann@firm.kz' }
    expect(featuresOf(['name'], both)).toMatchObject({ mail: 'corporate', form_filled: 1 })
    expect(featuresOf(['name'], { name: 'Ann' })).toMatchObject({ mail: null, form_filled: 1 })
  })

  it.each([
    ['2025-11-12T00:00:00+00:00', null],
    ['2025-11-12T00:00:00.000Z', null],
    ['2025-11-12T00:00+05:00', null],
    ['2025-11-12T00:00:01Z', 0],
    ['2025-11-12T00:10:00Z', 0],
    ['2025-11-12T10:30:00+05:00', 10],
  ])('is no hour of a date alone: %s', (receivedAt, hour) => {
    expect(featuresOf([], { receivedAt })).toMatchObject({ hour, weekday: 'wed' })
  })
})

import { describe, expect, it } from 'vitest'
import { blankLead } from './blank-lead.ts'
import { countVisits, touchedLead } from './touched.ts'

describe('what a lead did after its inquiry', () => {
  it('counts moments that lie close together as one visit', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 2) + minutes * 60_000).toISOString()
    expect(countVisits([])).toBe(0)
    expect(countVisits([at(40), at(0), at(20), at(45)])).toBe(1)
    expect(countVisits([at(0), at(31), at(120)])).toBe(3)
  })

  it('adds visits and looks at prices to what was known', () => {
    const lead = blankLead('one', '2026-11-02T10:00:00Z')
    const came = touchedLead(lead, { messages: [], visits: 2, pricingViews: 1 })
    expect(came.behaviour).toMatchObject({ visits: 2, pricingPageViews: 1 })
    expect(touchedLead(lead, { messages: [], visits: 1 }).behaviour.pricingPageViews).toBe(
      lead.behaviour.pricingPageViews,
    )
  })
})

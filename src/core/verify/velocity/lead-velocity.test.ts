import { expect, it } from 'vitest'
import { blankLead } from '../../lead/blank-lead.ts'
import { assess } from './assess.ts'
import { emptyBaseline } from './baseline.ts'
import { eventOfLead, velocityFinding } from './lead-velocity.ts'
import { eventKeys } from './stream-event.ts'
import { windowKeys } from './window.ts'

it('finds nothing unusual in a lead of which nothing is known', () => {
  const event = eventOfLead(blankLead('l1', '2026-03-11T10:00:00+05:00'))
  const keys = eventKeys(event)
  const past = { keys, windowKeys: windowKeys(event, keys), windows: new Map(), baseline: emptyBaseline }
  expect(past.windowKeys).toEqual([])
  expect(velocityFinding(assess(event, past))).toMatchObject({ outcome: 'pass', reason: 'nothing_unusual' })
})

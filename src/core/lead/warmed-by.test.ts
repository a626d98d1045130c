import { expect, it } from 'vitest'
import { warmedBy } from './warmed-by.ts'

const event = (kind: string, payload: object = {}, actor = 'system:line') => ({ kind, actor, payload: { ...payload } })

it('says why a lead came before people, until somebody does something about it', () => {
  const answered = event('nurture.warmed_up', { reason: 'replied' }, 'system:letters')
  expect(warmedBy([event('lead.received'), answered])).toBe('replied')
  expect(warmedBy([answered, event('lead.warmed_up', { result: 'visited' }), event('lead.scored')])).toBe('visited')
  expect(warmedBy([answered, event('call.logged', {}, 'user:1')])).toBeNull()
  expect(warmedBy([event('call.logged', {}, 'user:1'), answered])).toBe('replied')
  expect(warmedBy([event('nurture.warmed_up', { reason: 'no code of ours' })])).toBe('warmed_up')
  expect(warmedBy([])).toBeNull()
})

import { z } from 'zod'
import { draftPolicy } from '../../app/policy/draft-policy.ts'
import { listPolicies } from '../../app/policy/list-policies.ts'
import { publishPolicy } from '../../app/policy/publish-policy.ts'
import type { PolicyRecord } from '../../app/ports/rule-store.ts'
import { simulatePolicy } from '../../app/simulate-policy.ts'
import type { Simulation } from '../../core/decide/simulate.ts'
import { contextOf } from '../authenticate.ts'
import { newPolicy, type PolicyEffect, type PolicyVersion, policyEffect, policyVersion } from '../contract/workspace.ts'
import { answers, type Server } from '../route.ts'

const byVersion = z.object({ version: z.coerce.number().int().min(1).max(2_000_000_000) })

/** The policy: its versions, a draft, what the draft would change, publishing. */
export function policyRoutes(app: Server): void {
  const tags = ['policy']
  app.get(
    '/api/policies',
    { schema: { tags, response: answers(z.object({ items: z.array(policyVersion) })) } },
    async (request) => ({ items: (await listPolicies(contextOf(request))).map(versionView) }),
  )
  app.post(
    '/api/policies',
    { schema: { tags, body: newPolicy, response: answers(policyVersion, 201) } },
    async (request, reply) => {
      const { body, note } = request.body
      return reply.code(201).send(versionView(await draftPolicy(contextOf(request), { body, note: note ?? null })))
    },
  )
  app.post(
    '/api/policies/simulate',
    { schema: { tags, body: newPolicy.pick({ body: true }), response: answers(policyEffect) } },
    async (request) => effectView(await simulatePolicy(contextOf(request), request.body.body)),
  )
  app.post(
    '/api/policies/:version/publish',
    { schema: { tags, params: byVersion, response: answers(policyVersion) } },
    async (request) => versionView(await publishPolicy(contextOf(request), { version: request.params.version })),
  )
}

function versionView(policy: PolicyRecord): PolicyVersion {
  return {
    version: policy.version,
    status: policy.status,
    created_at: policy.createdAt,
    created_by: policy.createdBy,
    note: policy.note,
    body: policy.body as PolicyVersion['body'],
  }
}

function effectView({ before, after, changes }: Simulation): PolicyEffect {
  return {
    leads: Object.values(before.verdicts).reduce((sum, count) => sum + count, 0),
    tiers_before: { ...before.tiers },
    tiers_after: { ...after.tiers },
    verdicts_before: { ...before.verdicts },
    verdicts_after: { ...after.verdicts },
    changed: changes.length,
  }
}

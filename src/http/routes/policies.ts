import { z } from 'zod'
import { draftPolicy } from '../../app/policy/draft-policy.ts'
import { listPolicies } from '../../app/policy/list-policies.ts'
import { publishPolicy } from '../../app/policy/publish-policy.ts'
import { type DraftChanges, showPolicyChanges } from '../../app/policy/show-policy-changes.ts'
import { signPolicy } from '../../app/policy/sign-policy.ts'
import type { PolicyRecord } from '../../app/ports/rule-store.ts'
import { simulatePolicy } from '../../app/policy/simulate-policy.ts'
import { suggestPolicy } from '../../app/policy/suggest-policy.ts'
import { contextOf } from '../authenticate.ts'
import { draftChanges, type DraftChangesView, signature } from '../contract/policy-change.ts'
import { policyEffect, policySuggestion, policyTrial, suggestionQuery } from '../contract/policy-trial.ts'
import { newPolicy, type PolicyVersion, policyVersion } from '../contract/workspace.ts'
import { answers, type Server } from '../route.ts'
import { policyTrialView } from '../views/policy-trial-view.ts'

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
    { schema: { tags, body: policyTrial, response: answers(policyEffect) } },
    async (request) => {
      const { body, model_id } = request.body
      return policyTrialView(await simulatePolicy(contextOf(request), { body, modelId: model_id ?? null }))
    },
  )
  app.get(
    '/api/policies/suggestions',
    {
      schema: { tags, querystring: suggestionQuery, response: answers(z.object({ items: z.array(policySuggestion) })) },
    },
    async (request) => {
      const items = await suggestPolicy(contextOf(request), { hotPerDay: request.query.hot_per_day ?? null })
      return { items: [...items] }
    },
  )
  app.get(
    '/api/policies/:version/changes',
    { schema: { tags, params: byVersion, response: answers(draftChanges) } },
    async (request) => changesView(await showPolicyChanges(contextOf(request), request.params)),
  )
  app.post(
    '/api/policies/:version/sign',
    { schema: { tags, params: byVersion, body: signature, response: answers(draftChanges) } },
    async (request) => {
      const { version } = request.params
      await signPolicy(contextOf(request), { version, ...request.body })
      return changesView(await showPolicyChanges(contextOf(request), { version }))
    },
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

function changesView({ changes, signatures, maySign, waitsFor, ...rest }: DraftChanges): DraftChangesView {
  return {
    ...rest,
    changes: changes.map(({ path, from, to }) => ({ path: [...path], from: from ?? null, to: to ?? null })),
    signatures: signatures.map(({ side, signedBy, standsIn, at }) => ({
      side,
      signed_by: signedBy,
      stands_in: standsIn,
      at,
    })),
    may_sign: maySign.map(({ side, standsIn }) => ({ side, stands_in: standsIn })),
    waits_for: waitsFor.map(({ side, names }) => ({ side, names: [...names] })),
  }
}

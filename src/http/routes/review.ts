import { enterCodeOf } from '../../app/codes/enter-code.ts'
import { sendCode } from '../../app/codes/send-code.ts'
import { requireRight } from '../../app/permission.ts'
import { reviewCase, reviewQueue } from '../../app/review/review-case.ts'
import type { Context } from '../../app/context.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import * as contract from '../contract/review.ts'
import { answers, byId, type Server } from '../route.ts'

/** The review desk: whose turn it is, the case of a lead, and codes that prove who somebody is. */
export function reviewRoutes(app: Server): void {
  const tags = ['review']
  const caseSchema = { tags, params: byId, response: answers(contract.reviewCase) }
  app.get(
    '/api/review',
    { schema: { tags, querystring: contract.reviewQuery, response: answers(contract.reviewQueue) } },
    async (request) => {
      const { next, left, doneToday } = await reviewQueue(contextOf(request), {
        later: request.query.later as LeadId[],
      })
      return { next, left, done_today: doneToday }
    },
  )
  app.get('/api/leads/:id/case', { schema: caseSchema }, async (request) =>
    caseView(contextOf(request), request.params.id as LeadId),
  )
  app.post('/api/leads/:id/code', { schema: { ...caseSchema, body: contract.codeInput } }, async (request) => {
    const leadId = request.params.id as LeadId
    await sendCode(contextOf(request), { leadId, channel: request.body.channel })
    return caseView(contextOf(request), leadId)
  })
  app.post(
    '/api/leads/:id/code/enter',
    { schema: { tags, params: byId, body: contract.enterInput, response: answers(contract.enterAnswer) } },
    async (request) => {
      const ctx = contextOf(request)
      requireRight(ctx.actor, 'judgeLeads')
      return { answer: await enterCodeOf(ctx, { leadId: request.params.id as LeadId, typed: request.body.code }) }
    },
  )
}

async function caseView(ctx: Context, leadId: LeadId): Promise<contract.ReviewCase> {
  const { turning, needsTwo, proposal, proposedByMe, codes, code, codeAt, appeal, appealUrl } = await reviewCase(
    ctx,
    leadId,
  )
  return {
    lead_id: leadId,
    turning: [...turning],
    needs_two: needsTwo,
    proposal: proposal && {
      by: proposal.by,
      by_name: proposal.byName,
      at: proposal.at,
      verdict: proposal.verdict,
      reason: proposal.reason,
    },
    proposed_by_me: proposedByMe,
    codes: [...codes],
    code: code && { channel: code.channel, sent_at: code.sentAt, passed_at: code.passedAt },
    code_at: codeAt,
    appeal,
    appeal_url: appealUrl,
  }
}

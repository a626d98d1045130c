import type { LeadId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { Tx } from '../ports/store.ts'
import { leadPath, type LeadToken, readLeadToken } from './lead-link.ts'

/**
 * Path of the page on which a lead sees and takes back what it agreed to, without signing in: for the foot of every letter, behind the
 * server's own address. A POST of `List-Unsubscribe=One-Click` to it (RFC 8058) takes all advertising back. It holds ids, no personal data.
 */
export const preferencesPath = (ctx: Context, tx: Tx, leadId: LeadId): Promise<string> =>
  leadPath(ctx, tx, { page: 'preferences', leadId })

/** Whose preferences a token opens, or null. */
export const readPreferencesToken = (world: World, token: string): Promise<LeadToken | null> =>
  readLeadToken(world, 'preferences', token)

import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../core/app-error.ts'
import type { Caller } from './authenticate.ts'
import type { Server } from './route.ts'

/** Requests a minute. Kept by each process for itself; nothing but the counts is kept. */
export type RateLimits = {
  readonly perKey: number
  readonly perPerson: number
  readonly perAddress: number
  /** Of routes on which secrets could be guessed, by address. */
  readonly strict: number
}

export const defaultRateLimits: RateLimits = { perKey: 300_000, perPerson: 1200, perAddress: 600, strict: 30 }

export type Limiter = {
  /** Counts a request; AppError `too_many` over the limit of its kind. */
  count(request: FastifyRequest, reply: FastifyReply, kind: keyof RateLimits): Promise<void>
}

/** A limiter over the plugin's counters: by key, by person, by address. */
export async function makeLimiter(app: Server, limits: RateLimits): Promise<Limiter> {
  await app.register(rateLimit, { global: false, cache: 20_000, ipv6Subnet: 64 })
  const timeWindow = 60_000
  const byCaller = (request: FastifyRequest) => callerKey(request.caller) ?? request.ip
  const checks = {
    perKey: app.createRateLimit({ max: limits.perKey, timeWindow, keyGenerator: byCaller }),
    perPerson: app.createRateLimit({ max: limits.perPerson, timeWindow, keyGenerator: byCaller }),
    perAddress: app.createRateLimit({ max: limits.perAddress, timeWindow }),
    strict: app.createRateLimit({ max: limits.strict, timeWindow }),
  }
  return {
    async count(request, reply, kind) {
      const result = await checks[kind](request)
      if (result.isAllowed || !result.isExceeded) return
      reply.header('retry-after', String(result.ttlInSeconds))
      throw new AppError('too_many', 'rate_limit', `too many requests: try again in ${result.ttlInSeconds} seconds`)
    },
  }
}

function callerKey(caller: Caller | null): string | null {
  if (!caller) return null
  const { actor } = caller.context
  if (actor.kind === 'key') return `key:${actor.keyId}`
  return actor.kind === 'user' ? `user:${actor.userId}` : null
}

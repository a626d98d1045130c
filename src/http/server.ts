import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import sse from '@fastify/sse'
import underPressure from '@fastify/under-pressure'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { type DestinationStream, pino } from 'pino'
import type { World } from '../app/context.ts'
import { AppError } from '../core/app-error.ts'
import { allRoutes } from './all-routes.ts'
import { keepSandboxApart } from './sandbox-keys.ts'
import { authenticate } from './authenticate.ts'
import { serveConsole } from './console-files.ts'
import { answerErrors, malformedAnswer, sendProblem } from './error-answers.ts'
import { closeGracefully } from './graceful-close.ts'
import { healthRoutes } from './health.ts'
import { acceptJson } from './json-body.ts'
import { measureRequests, type Reading } from './metrics.ts'
import { describeApi } from './openapi.ts'
import { defaultRateLimits, makeLimiter, type RateLimits } from './rate-limits.ts'
import { logRequests } from './request-log.ts'
import type { Routes, Server, Site } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { serveWidget } from './widget-file.ts'
import { trustedProxies } from './trusted-proxy.ts'

export type HttpOptions = Site & {
  /** The built console (`dist/web`), or null for none. */
  readonly consoleFolder: string | null
  /** The built form widget (`dist/widget/widget.js`), or null for none. */
  readonly widgetFile?: string | null
  /** Whose forwarded addresses are believed: nobody's, the one proxy's in front, or those of proxies at these addresses. */
  readonly trustProxy?: boolean | readonly string[]
  readonly limits?: Partial<RateLimits>
  readonly readings?: readonly Reading[]
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly logTo?: DestinationStream
  /** Routes of parts that are not always there. */
  readonly moreRoutes?: readonly Routes[]
}

const bodyLimitBytes = 1 << 20
/** A large file over a slow line takes its time; headers must come within the minute that Node gives them. */
const longestRequestMs = 600_000
const overloadedDelayMs = 3000
const overloadedForMs = 10_000

/** The HTTP server over a world, ready to listen. `close()` answers what is under way and stops. */
export async function makeHttpServer(world: World, options: HttpOptions): Promise<Server> {
  const app = makeApp(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJson(app)
  answerErrors(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  closeGracefully(app)
  logRequests(app)
  measureRequests(app, options.readings ?? [])
  await securityHeaders(app, options)
  await app.register(cookie)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false })
  await app.register(sse.default, { heartbeatInterval: 20_000 })
  await refuseWhenOverloaded(app)
  await describeApi(app, options)
  keepSandboxApart(app, world)
  authenticate(app, world, await makeLimiter(app, { ...defaultRateLimits, ...options.limits }))
  healthRoutes(app, world, options)
  for (const routes of [...allRoutes, ...(options.moreRoutes ?? [])])
    await app.register(async (scope: Server) => routes(scope, world, options))
  serveWidget(app, options.widgetFile ?? null)
  await serveConsole(app, options.consoleFolder)
  return app
}

function makeApp({ logLevel = 'info', logTo, trustProxy = false }: HttpOptions): Server {
  const log = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return Fastify({
    loggerInstance: logTo ? pino(log, logTo) : pino(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: longestRequestMs,
    trustProxy: trustedProxies(trustProxy),
    requestIdHeader: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return
      socket.end(malformedAnswer(error.code))
    },
  }).withTypeProvider<ZodTypeProvider>() as unknown as Server
}

/** A caller's own id is taken where it cannot harm a log; else a new one. */
function requestId(sent: string | string[] | undefined): string {
  return typeof sent === 'string' && /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID()
}

/**
 * A server that has not kept up for a while says so at once, so that callers wait and come again. One long pause (a start,
 * a big file) is no overload.
 */
async function refuseWhenOverloaded(app: Server): Promise<void> {
  let since = 0
  let last = 0
  await app.register(underPressure, {
    maxEventLoopDelay: overloadedDelayMs,
    pressureHandler() {
      const now = performance.now()
      if (now - last > overloadedDelayMs) since = now
      last = now
      if (now - since > overloadedForMs)
        throw new AppError('unavailable', 'overloaded', 'the server has too much to do: try again in a moment')
    },
  })
}

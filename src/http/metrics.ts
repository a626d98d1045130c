import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { AppError } from '../core/app-error.ts'
import type { Server } from './route.ts'

/** A number that another part of the product knows, read when metrics are asked for. Names begin with `assay_`. */
export type Reading = {
  readonly name: string
  readonly help: string
  /** `counter` only rises, `gauge` goes both ways. */
  readonly kind: 'counter' | 'gauge'
  read(): number | Promise<number>
}

/** Measures every request and serves `GET /metrics` (Prometheus text) to this machine only. */
export function measureRequests(app: Server, readings: readonly Reading[]): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'assay_' })
  const requests = new Histogram({
    name: 'assay_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  for (const reading of readings) addReading(registry, reading)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const forwarded = request.headers['x-forwarded-for'] !== undefined
    if (forwarded || !isThisMachine(request.ip))
      throw new AppError('forbidden', 'local_only', 'metrics are served to this machine only: ask from there')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function addReading(registry: Registry, { name, help, kind, read }: Reading): void {
  if (kind === 'gauge') {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        this.set(await read())
      },
    })
    registry.registerMetric(gauge)
    return
  }
  const counter = new Counter({
    name,
    help,
    registers: [],
    async collect() {
      const value = await read()
      this.reset()
      this.inc(value)
    },
  })
  registry.registerMetric(counter)
}

const isThisMachine = (ip: string): boolean => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'

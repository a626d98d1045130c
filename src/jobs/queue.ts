import type { Kysely } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { PoolConfig } from 'pg'
import type { JobName, Jobs, JobSender } from '../app/ports/jobs.ts'

type QueueSettings = {
  readonly retryLimit: number
  readonly expireInSeconds: number
  /** For long jobs: the worker says that often that it lives, and one that stays silent gives its job back. */
  readonly heartbeatSeconds?: number
  readonly localConcurrency: number
  readonly batchSize: number
}

const long = { retryLimit: 3, expireInSeconds: 6 * 3600, heartbeatSeconds: 20, localConcurrency: 1, batchSize: 1 }

/** How each kind of job is tried again. A worker that dies gives its job back after `expireInSeconds`, or falls silent before. */
const queues: Record<JobName, QueueSettings> = {
  'lead.assess': { retryLimit: 8, expireInSeconds: 60, localConcurrency: 2, batchSize: 10 },
  'lead.look': { retryLimit: 8, expireInSeconds: 60, localConcurrency: 1, batchSize: 1 },
  'code.again': { retryLimit: 8, expireInSeconds: 60, localConcurrency: 1, batchSize: 1 },
  'lead.wake': { retryLimit: 8, expireInSeconds: 60, localConcurrency: 1, batchSize: 10 },
  'sample.fill': { retryLimit: 0, expireInSeconds: 600, localConcurrency: 1, batchSize: 1 },
  'notice.send': { retryLimit: 5, expireInSeconds: 60, localConcurrency: 4, batchSize: 1 },
  'nurture.step': { retryLimit: 8, expireInSeconds: 60, localConcurrency: 2, batchSize: 1 },
  'post.send': { retryLimit: 5, expireInSeconds: 60, localConcurrency: 4, batchSize: 1 },
  'import.run': long,
  'import.undo': long,
  'model.train': long,
  'learning.consider': long,
  'leads.rescore': long,
}
const names = Object.keys(queues) as JobName[]

export type Handlers = { readonly [Name in JobName]: (payload: Jobs[Name]) => Promise<void> } & {
  /** A lead whose job failed for good. */
  readonly leadFailed: (payload: Jobs['lead.assess']) => Promise<void>
  /** An import, or its undoing, whose job failed for good. */
  readonly importFailed: (payload: Jobs['import.undo']) => Promise<void>
  /** A training whose job failed for good. */
  readonly trainingFailed: (payload: Jobs['model.train']) => Promise<void>
}

export type Queue = {
  /** A sender whose jobs are committed with the given transaction. */
  sender(tx: Kysely<never>): JobSender
  /** Starts working the jobs in this process. */
  work(handlers: Handlers): Promise<void>
  /** Jobs that wait or run, per name. */
  depths(): Promise<Readonly<Record<string, number>>>
  /** Lets running jobs end, then closes. */
  close(): Promise<void>
}

export type QueueOptions = {
  readonly connection: PoolConfig
  /** The process that serves also looks after retries and old jobs; a command only sends. */
  readonly serves: boolean
  onError(error: Error): void
}

/** The job queue in the same database. */
export async function openQueue({ connection, serves, onError }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    ...(connection as object),
    schema: 'assay_jobs',
    max: serves ? 6 : 2,
    supervise: serves,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    schedule: false,
    useListenNotify: serves,
    application_name: 'assay-jobs',
  })
  boss.on('error', onError)
  await boss.start()
  for (const name of names) {
    const { retryLimit, expireInSeconds, heartbeatSeconds } = queues[name]
    await boss.createQueue(`${name}.dead`)
    await boss.createQueue(name, {
      retryLimit,
      expireInSeconds,
      ...(heartbeatSeconds ? { heartbeatSeconds } : {}),
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 300,
      deadLetter: `${name}.dead`,
      notify: true,
      deleteAfterSeconds: 86_400,
    })
  }
  return {
    sender: (tx) => ({
      async send(name, payloads, options) {
        if (payloads.length === 0) return
        const startAfter = options?.startAt ? new Date(options.startAt) : undefined
        const jobs = payloads.map((data) => ({ data, ...(startAfter ? { startAfter } : {}) }))
        await boss.insert(name, jobs, { db: fromKysely(tx) })
      },
    }),
    async work(handlers) {
      await workQueue(boss, 'lead.assess.dead', {
        ...queues['lead.assess'],
        handle: handlers.leadFailed as (payload: object) => Promise<void>,
      })
      for (const name of ['import.run.dead', 'import.undo.dead'])
        await workQueue(boss, name, { ...long, handle: handlers.importFailed as (payload: object) => Promise<void> })
      await workQueue(boss, 'model.train.dead', {
        ...long,
        handle: handlers.trainingFailed as (payload: object) => Promise<void>,
      })
      for (const name of names)
        await workQueue(boss, name, { ...queues[name], handle: handlers[name] as (payload: object) => Promise<void> })
    },
    async depths() {
      const found = await Promise.all(
        names.map(async (name) => [name, (await boss.getQueueStats(name))[0]?.queuedCount ?? 0] as const),
      )
      return Object.fromEntries(found)
    },
    close: () => boss.stop({ graceful: true, timeout: 15_000 }),
  }
}

type Work = { readonly localConcurrency: number; readonly batchSize: number; handle(payload: object): Promise<void> }

async function workQueue(boss: PgBoss, name: string, { localConcurrency, batchSize, handle }: Work): Promise<void> {
  const options = {
    localConcurrency,
    batchSize,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2, // one notification may stand for thousands of jobs
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  await boss.work(name, options, (jobs: { id: string; data: object }[]) =>
    Promise.all(
      jobs.map(async (job) => {
        try {
          await handle(job.data)
          return { id: job.id, status: 'completed' as const }
        } catch (error) {
          return {
            id: job.id,
            status: 'failed' as const,
            output: { code: error instanceof Error ? error.name : 'unknown' },
          }
        }
      }),
    ),
  )
}

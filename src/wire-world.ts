import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { announcingStore } from './app/announce/announcing-store.ts'
import { assessLead } from './app/assess-lead.ts'
import type { Context, World } from './app/context.ts'
import { sendPostponed } from './app/codes/send-postponed.ts'
import { sendDelivery } from './app/deliver/send-delivery.ts'
import type { Engines } from './app/engines.ts'
import { discardUpload } from './app/import/discard-upload.ts'
import { failImport } from './app/import/fail-import.ts'
import { runImport } from './app/import/run-import.ts'
import { undoImport } from './app/import/undo-import.ts'
import { stepNurture } from './app/nurture/step-nurture.ts'
import type { LookupSettings } from './app/ports/lookup.ts'
import type { Tally, TallyName } from './app/ports/tally.ts'
import { lookAgain } from './app/look-again.ts'
import { pollEverywhere } from './app/inbox/poll-telegram.ts'
import { makeIntake } from './app/receive/intake.ts'
import { fillSample } from './app/sample/fill-sample.ts'
import { considerTraining } from './app/learn/consider-training.ts'
import { rescoreLeads } from './app/learn/rescore-leads.ts'
import { failTraining, runTraining } from './app/learn/run-training.ts'
import { setAside } from './app/set-aside.ts'
import { wakeLead } from './app/work/wake-lead.ts'
import type { WorkspaceId } from './core/lead/ids.ts'
import { type Database, openDatabase } from './db/database.ts'
import { openLeases } from './db/leases.ts'
import { openLive } from './db/live.ts'
import { makeStore } from './db/store.ts'
import { loadDefaultPolicy } from './files/shipped-policy.ts'
import { loadConsentTemplates } from './files/shipped-consent.ts'
import { prepareDataFolder } from './files/data-folder.ts'
import { loadDemoData } from './files/demo-data.ts'
import { loadImportWords } from './files/import-words.ts'
import { clearStale } from './files/file-parts.ts'
import { makeFiles } from './files/make-files.ts'
import { loadIdentityData } from './files/shipped-identity.ts'
import { loadSequences } from './files/shipped-sequences.ts'
import { makeAskReader } from './enrich/ask-reader.ts'
import { loadReader } from './files/shipped-reader.ts'
import { loadBaseModel } from './files/shipped-scorecard.ts'
import { loadVerifyData } from './files/shipped-verify-data.ts'
import { type Handlers, openQueue, type Queue } from './jobs/queue.ts'
import { publicHolidays } from './lookup/holidays.ts'
import { makeAskProvider } from './lookup/ask-provider.ts'
import { makeDns } from './lookup/dns.ts'
import { makeGuardedFetch } from './lookup/guarded-fetch.ts'
import { makeLookups } from './lookup/make-lookups.ts'
import { makeConsentCrypto } from './secrets/consent-crypto.ts'
import { readMail } from './mail/read-mail.ts'
import { makeSmtpMailer } from './mail/smtp-mailer.ts'
import { makePushSender } from './messenger/push/push-sender.ts'
import { makeTexter } from './messenger/sms/texter.ts'
import { readTelegramUpdate } from './messenger/telegram/read-update.ts'
import { makeTelegramBot } from './messenger/telegram/telegram-bot.ts'
import { isSignedByApp, readWhatsappHook } from './messenger/whatsapp/read-hook.ts'
import { makeWhatsappNumber } from './messenger/whatsapp/whatsapp-number.ts'
import { makeWebhookSender } from './messenger/webhook/webhook-sender.ts'
import { makeProofOfWork } from './secrets/proof-of-work.ts'
import { makeSecrets } from './secrets/node-secrets.ts'
import { loadVaultKey } from './secrets/vault-key.ts'
import { makeVault } from './secrets/vault.ts'
import type { Settings } from './settings.ts'
import { openFurtherReaders } from './wire-readers.ts'
import { makeWorkerTrainer } from './training/worker-trainer.ts'

/** The product, put together over one database. */
export type OpenWorld = {
  readonly world: World
  readonly database: Database
  readonly queue: Queue
  /** Starts working the queue in this process. */
  work(): Promise<void>
  close(): Promise<void>
}

export type WorldOptions = {
  /** A server listens and looks after the queue; a command only does its own work. */
  readonly serves: boolean
  onError(error: Error): void
}

/** Opens the database and puts every part in its place. */
export async function openWorld(settings: Settings, options: WorldOptions): Promise<OpenWorld> {
  prepareDataFolder(settings.dataDir)
  const vault = makeVault(loadVaultKey(settings.secretKey, settings.dataDir))
  // Before the database: what the operator named and is not there is said at once.
  const engines = await loadEngines(settings)
  const place = settings.databaseUrl ? { url: settings.databaseUrl } : { folder: settings.dataDir }
  const database = await openDatabase(place, {
    connections: options.serves ? 20 : 8,
    onIdleError: (error) => options.onError(error),
  })
  try {
    return await worldOver(database, { settings, vault, engines, options })
  } catch (error) {
    await database.close()
    throw error
  }
}

type Ground = {
  readonly settings: Settings
  readonly vault: World['vault']
  readonly engines: Engines
  readonly options: WorldOptions
}

async function worldOver(database: Database, { settings, vault, engines, options }: Ground): Promise<OpenWorld> {
  const { serves } = options
  const onError = (error: Error) => options.onError(error)
  const queue = await openQueue({ connection: database.connection, serves, onError })
  const live = openLive(database.pool, database.connection, { listens: serves })
  const stop = new AbortController()
  const leases = openLeases(database.connection)
  const now = () => new Date().toISOString()
  const plainStore = makeStore({
    db: database.db,
    pool: database.pool,
    newId: v7,
    jobSender: (tx) => queue.sender(tx as unknown as Kysely<never>),
  })
  const store = announcingStore(plainStore, { newId: () => v7() })
  const base = {
    store,
    live,
    leases,
    now,
    newId: () => v7(),
    chance: Math.random,
    secrets: makeSecrets(),
    consentCrypto: makeConsentCrypto(),
    vault,
    tally: makeTally(),
  }
  const world: World = {
    ...base,
    engines,
    intake: makeIntake(base),
    ...askersOf(settings),
    lookups: makeLookups(lookupSettings(settings), loadVerifyData),
    files: makeFiles(),
    readMail,
    senders: {
      mail: makeSmtpMailer,
      sms: makeTexter,
      telegram: { bot: makeTelegramBot, read: readTelegramUpdate },
      whatsapp: { number: makeWhatsappNumber, read: readWhatsappHook, signed: isSignedByApp },
      push: makePushSender({ allowPrivate: settings.privateWebhooks }),
      webhook: makeWebhookSender({ allowPrivate: settings.privateWebhooks }),
    },
    proofOfWork: makeProofOfWork(),
    publicUrl: settings.publicUrl,
    trainer: makeWorkerTrainer(),
    uploadsDir: join(settings.dataDir, 'uploads'),
  }
  await clearStale(world.uploadsDir, Date.now())
  return {
    world,
    database,
    queue,
    async work() {
      await queue.work(handlers(world))
      void pollEverywhere((id) => systemContext(world, id, 'telegram'), world, stop.signal)
    },
    async close() {
      stop.abort()
      await leases.close()
      await queue.close()
      await live.close()
      await database.close()
    },
  }
}

async function loadEngines(settings: Settings): Promise<Engines> {
  const [verifyData, reader, model, defaultPolicy, importWords, identity, furtherReaders] = await Promise.all([
    loadVerifyData(),
    loadReader(),
    loadBaseModel(),
    loadDefaultPolicy(),
    loadImportWords(),
    loadIdentityData(),
    openFurtherReaders(settings),
  ])
  return {
    verifyData,
    reader,
    furtherReaders,
    defaultPolicy,
    importWords,
    identity,
    sequences: once(loadSequences),
    sampleCompany: loadDemoData,
    consentTemplates: loadConsentTemplates,
    baseModel: { id: model.modelId, body: model },
    lookupKinds: settings.lookupKinds,
    holidays: publicHolidays,
  }
}

/** Read at the first asking, and kept. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | null = null
  return () => (kept ??= load())
}

function makeTally(): Tally {
  const counts = new Map<TallyName, number>()
  const read = (name: TallyName) => counts.get(name) ?? 0
  return { read, add: (name, by) => void counts.set(name, read(name) + by) }
}

const lookupReplyMs = 3000

/** Services are named by the operator, yet not every operator may reach into the machine's own network. */
function askersOf({ dnsServers, privateProviders }: Settings) {
  const dns = makeDns({ servers: dnsServers, timeoutMs: lookupReplyMs })
  const fetch = makeGuardedFetch({ dns, allowLoopback: false, allowPrivate: privateProviders })
  return {
    askProvider: makeAskProvider(fetch),
    askReader: makeAskReader((question) => fetch({ ...question, method: 'POST', mostRedirects: 0 })),
  }
}

/** What the operator's settings allow the checks to ask. */
function lookupSettings({ dnsServers, lookupKinds }: Settings): LookupSettings {
  const probe = lookupKinds.includes('mailbox')
    ? { helo: hostname(), mailFrom: '', port: 25, retryAfterMs: null }
    : null
  return { dnsServers, probe, timeoutMs: lookupReplyMs, allowLoopback: false }
}

/** The product itself, at work in a workspace. */
export function systemContext(world: World, workspaceId: WorkspaceId, name: string): Context {
  return { ...world, workspaceId, actor: { kind: 'system', name } }
}

function handlers(world: World): Handlers {
  return {
    'lead.assess': ({ workspaceId, leadId }) => assessLead(systemContext(world, workspaceId, 'line'), leadId),
    leadFailed: ({ workspaceId, leadId }) => setAside(systemContext(world, workspaceId, 'line'), leadId),
    importFailed: ({ workspaceId, importId }) => failImport(systemContext(world, workspaceId, 'import'), importId),
    'lead.look': ({ workspaceId, leadId }) => lookAgain(systemContext(world, workspaceId, 'line'), leadId),
    'code.again': ({ workspaceId, ...again }) => sendPostponed(systemContext(world, workspaceId, 'line'), again),
    'lead.wake': ({ workspaceId, leadId }) => wakeLead(systemContext(world, workspaceId, 'clock'), leadId),
    'sample.fill': async ({ workspaceId, seed }) => {
      await fillSample(systemContext(world, workspaceId, 'sample'), { seed })
    },
    'import.run': async ({ workspaceId, importId, dryRun }) => {
      const ctx = systemContext(world, workspaceId, 'import')
      await runImport(ctx, { importId, dryRun })
      await discardUpload(ctx, importId)
    },
    trainingFailed: ({ workspaceId, trainingId }) =>
      failTraining(systemContext(world, workspaceId, 'learning'), trainingId),
    'model.train': ({ workspaceId, trainingId }) =>
      runTraining(systemContext(world, workspaceId, 'learning'), trainingId),
    'learning.consider': async ({ workspaceId }) => {
      await considerTraining(systemContext(world, workspaceId, 'learning'))
    },
    'leads.rescore': ({ workspaceId, reason }) =>
      rescoreLeads(systemContext(world, workspaceId, 'learning'), { reason }),
    'notice.send': ({ workspaceId, deliveryId }) =>
      sendDelivery(systemContext(world, workspaceId, 'notices'), deliveryId),
    'nurture.step': ({ workspaceId, leadId }) => stepNurture(systemContext(world, workspaceId, 'letters'), leadId),
    'post.send': ({ workspaceId, deliveryId }) =>
      sendDelivery(systemContext(world, workspaceId, 'letters'), deliveryId),
    'import.undo': ({ workspaceId, importId }) => undoImport(systemContext(world, workspaceId, 'import'), importId),
  }
}

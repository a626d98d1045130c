import { AppError } from '../../core/app-error.ts'
import type { Json } from '../../core/verify/finding.ts'
import {
  companyFields,
  companyValue,
  type ProviderConfig,
  type ProviderPurpose,
  type ProviderValues,
} from '../../core/verify/provider/provider.ts'
import { registrableDomain } from '../../core/verify/email/registrable-domain.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ProviderRecord, ProviderSaid } from '../ports/provider.ts'
import type { AskReader } from '../ports/reading-provider.ts'
import { openProviderSecret, providerPlace } from './provider-secret.ts'

const monthMs = 30 * 86_400_000

export type ProviderInput = {
  /** Null makes a new one. */
  readonly id: string | null
  readonly purpose: ProviderPurpose
  readonly position: number
  readonly name: string
  readonly config: ProviderConfig
  /** Undefined keeps the one that is there; null takes it away. */
  readonly secret?: string | null
  readonly active: boolean
}
export type ProviderShown = Omit<ProviderRecord, 'sealed'> & {
  readonly hasSecret: boolean
  /** In the last thirty days. */
  readonly spent: { readonly asked: number; readonly known: number; readonly cost: number }
}

/** The services of the workspace in the order in which they are asked, with what they have cost. */
export function listProviders(ctx: Context): Promise<readonly ProviderShown[]> {
  requireRight(ctx.actor, 'changePolicy')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const spent = await tx.providers.spent(new Date(Date.parse(ctx.now()) - monthMs).toISOString())
    return (await tx.providers.all()).map(({ sealed, ...record }) => ({
      ...record,
      hasSecret: sealed !== null,
      spent: spent.get(record.id) ?? { asked: 0, known: 0, cost: 0 },
    }))
  })
}

/** Keeps a service. AppError `bad_input` where its configuration cannot work. */
export async function saveProvider(ctx: Context, { id, secret, ...input }: ProviderInput): Promise<string> {
  requireRight(ctx.actor, 'manageWorkspace')
  requireWhole(input.purpose, input.config)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = id === null ? null : ((await tx.providers.all()).find((one) => one.id === id) ?? null)
    if (id !== null && !known) throw providerUnknown()
    // A kept key goes to the place it was given for, nowhere else.
    if (known?.sealed && secret === undefined && originOf(known.config.url) !== originOf(input.config.url))
      throw new AppError('bad_input', 'secret_again', 'the address is another: give the secret again', {
        field: 'secret',
      })
    const kept = known?.id ?? ctx.newId()
    const sealed =
      secret === undefined
        ? (known?.sealed ?? null)
        : secret === null
          ? null
          : ctx.vault.seal(secret, providerPlace(ctx.workspaceId, kept))
    await tx.providers.save({ ...input, id: kept, sealed, changedAt: ctx.now() })
    await noteChange(ctx, tx, { action: 'provider.saved', subject: kept })
    return kept
  })
}

/** Whether the matrix or the mapping that the purpose needs is there. */
function requireWhole(purpose: ProviderPurpose, { url, body, verdict, fields }: ProviderConfig): void {
  if (originOf(url) === null)
    throw new AppError('bad_input', 'provider_url', 'the address must begin with https:// or http://', {
      field: 'config.url',
    })
  if (purpose === 'reader') return requireModel(body)
  if (purpose === 'company' && Object.keys(fields).length === 0)
    throw new AppError('bad_input', 'provider_fields', 'say by JSON paths where the values stand', {
      field: 'config.fields',
    })
  if (purpose !== 'company' && (verdict === null || verdict.pass.length + verdict.fail.length === 0))
    throw new AppError('bad_input', 'provider_matrix', 'say which values of the answer pass and which fail', {
      field: 'config.verdict',
    })
}

/** A language model is asked by name: the body is a JSON object that holds it, and what else is to be sent. */
function requireModel(body: string | null): void {
  try {
    const own = JSON.parse(body ?? '') as { model?: unknown } | null
    if (typeof own?.model === 'string' && own.model !== '') return
  } catch {
    // The same word for a body that is no JSON.
  }
  throw new AppError(
    'bad_input',
    'provider_model',
    'the body must be JSON with the name of the model: {"model": "..."}',
    {
      field: 'config.body',
    },
  )
}

function originOf(url: string): string | null {
  return /^(https?:\/\/[^/?#{}\s]+)/i.exec(url)?.[1]?.toLowerCase() ?? null
}

export async function removeProvider(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'manageWorkspace')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.providers.remove(id))) throw providerUnknown()
    await noteChange(ctx, tx, { action: 'provider.removed', subject: id })
  })
}

/** Asks a service once with values of the operator's own, to see what it says. It counts as asked. */
export async function tryProvider(
  ctx: Context,
  { id, values, text }: { readonly id: string; readonly values: ProviderValues; readonly text?: string },
): Promise<ProviderSaid> {
  requireRight(ctx.actor, 'manageWorkspace')
  const record = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) =>
    (await tx.providers.all()).find((one) => one.id === id),
  )
  if (!record) throw providerUnknown()
  const secret = openProviderSecret(ctx, record)
  const key = secret === null ? {} : { secret }
  const said =
    record.purpose === 'reader'
      ? quotesSaid(await ctx.askReader(record.config, { text: text ?? '', ...key }), text ?? '')
      : await ctx.askProvider(record.config, { ...values, ...key })
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.providers.noteAsked(id, { at: ctx.now(), cost: record.config.cost, known: said.kind === 'known' }),
  )
  return said
}

/** What a language model found, by signal, as far as its quotes stand in the text. */
function quotesSaid(said: Awaited<ReturnType<AskReader>>, text: string): ProviderSaid {
  if (said.kind === 'unknown') return said
  const found = said.claims.filter(({ quote }) => quote !== '' && text.includes(quote))
  return { kind: 'known', value: { values: Object.fromEntries(found.map(({ signal, quote }) => [signal, quote])) } }
}

const providerUnknown = () =>
  new AppError('not_found', 'provider_unknown', 'there is no such service in this workspace')

export type CompanyRow = Readonly<Record<string, string | number | null>> & { readonly domain: string }

/** Takes a list of companies in place of the one of this name. Gives how many rows were taken; rows without a domain or a value are left out. */
export async function uploadCompanyList(
  ctx: Context,
  { list, rows }: { readonly list: string; readonly rows: readonly CompanyRow[] },
): Promise<number> {
  requireRight(ctx.actor, 'manageWorkspace')
  const kept = rows.flatMap((row) => {
    const domain = registrableDomain(row.domain.trim().toLowerCase())
    const values: Record<string, Json> = {}
    for (const field of companyFields) {
      const value = companyValue(field, row[field])
      if (value !== null) values[field] = value
    }
    return domain !== null && Object.keys(values).length > 0 ? [{ domain, values }] : []
  })
  const byDomain = [...new Map(kept.map((row) => [row.domain, row])).values()]
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.providers.replaceList(list, byDomain, ctx.now())
    await noteChange(ctx, tx, { action: 'company_list.saved', subject: list })
  })
  return byDomain.length
}

import { AppError, type FieldFault } from '../../core/app-error.ts'
import { letterLanguages, type LetterLanguage, type Sequence } from '../../core/nurture/sequence.ts'
import { renderLetter } from '../../core/nurture/letter.ts'
import { parseSequence } from '../../core/nurture/parse-sequence.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { LetterSettings, SequenceCounts } from '../ports/nurture-store.ts'
import { type SequenceInForce, sequencesInForce } from './sequences-in-force.ts'

export type SequenceShown = SequenceInForce & { readonly counts: SequenceCounts }

const none: SequenceCounts = { running: 0, left: 0, sent: 0, waiting: 0, opened: 0, clicked: 0, replied: 0 }

/** The sequences with what became of them, in the order in which they are tried. */
export async function listSequences(ctx: Context): Promise<readonly SequenceShown[]> {
  requireRight(ctx.actor, 'changeLetters')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const counts = await tx.nurture.counts()
    return (await sequencesInForce(ctx, tx)).map((one) => ({ ...one, counts: counts[one.sequence.id] ?? none }))
  })
}

type Change = { readonly id: string; readonly active?: boolean | undefined; readonly body?: unknown }

/** Switches a sequence on or off, or changes its steps and letters. AppError `bad_input` names every fault with its place. */
export async function changeSequence(ctx: Context, { id, active, body }: Change): Promise<SequenceShown> {
  requireRight(ctx.actor, 'changeLetters')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const before = (await sequencesInForce(ctx, tx)).find(({ sequence }) => sequence.id === id)
    if (!before) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
    const kept = (await tx.nurture.sequences()).find((record) => record.id === id)?.body ?? null
    const next = body === undefined ? kept : checked(body, before.sequence)
    const changed = { id, active: active ?? before.active, body: next, changedAt: ctx.now() }
    await tx.nurture.saveSequence(changed)
    await noteChange(ctx, tx, {
      action: 'sequence.changed',
      subject: id,
      detail: { active: changed.active, body: body !== undefined },
    })
  })
  return (await listSequences(ctx)).find(({ sequence }) => sequence.id === id)!
}

function checked(body: unknown, before: Sequence): Sequence {
  const parsed = parseSequence(body)
  if (parsed.kind === 'sequence' && parsed.sequence.id === before.id)
    return { ...parsed.sequence, version: before.version + 1 }
  const fields: readonly FieldFault[] =
    parsed.kind === 'faults'
      ? parsed.faults.map(({ path, code, message }) => ({ path: `body${path}`, code, message }))
      : [{ path: 'body/id', code: 'id_fixed', message: 'a sequence keeps its id' }]
  const [first] = fields
  throw new AppError('bad_input', 'sequence_faulty', `${first!.path}: ${first!.message}`, { fields })
}

/** A letter as a lead would get it, in a language, with a made-up name; or what is missing in the settings. */
export async function previewLetter(
  ctx: Context,
  input: { readonly body: unknown; readonly letter: string; readonly language: LetterLanguage },
): Promise<ReturnType<typeof renderLetter>> {
  requireRight(ctx.actor, 'changeLetters')
  const parsed = parseSequence(input.body)
  const letter = parsed.kind === 'sequence' ? parsed.sequence.letters[input.letter] : undefined
  if (!letter || !letterLanguages.includes(input.language))
    throw new AppError('bad_input', 'sequence_faulty', 'the sequence has faults: save it to see them', {
      field: 'body',
    })
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { name: seller } = await tx.workspace.load()
    const settings = await tx.nurture.letterSettings()
    return renderLetter(letter, input.language, {
      name: made[input.language],
      company: null,
      product: null,
      seller,
      sender: settings?.sender ?? seller,
      phone: settings?.phone ?? null,
      website: settings?.website ?? null,
      guide_link: settings?.guideLink ?? null,
      webinar_link: settings?.webinarLink ?? null,
      case_link: settings?.caseLink ?? null,
      unsubscribe_link: `${ctx.publicUrl}/preferences`,
    })
  })
}

const made: Readonly<Record<LetterLanguage, string>> = { ru: 'Анна', kk: 'Айгүл', he: 'נועה', en: 'Anna' }

const blank: LetterSettings = {
  sender: null,
  phone: null,
  website: null,
  guideLink: null,
  webinarLink: null,
  caseLink: null,
}

/** What letters are filled in with. */
export async function showLetterSettings(ctx: Context): Promise<LetterSettings> {
  requireRight(ctx.actor, 'changeLetters')
  return (await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.nurture.letterSettings())) ?? blank
}

/** Changes it; fields left out become unknown, and letters that need them are passed over. */
export async function saveLetterSettings(ctx: Context, changes: Partial<LetterSettings>): Promise<LetterSettings> {
  requireRight(ctx.actor, 'changeLetters')
  const settings = { ...blank, ...changes }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.nurture.saveLetterSettings(settings, ctx.now())
    await noteChange(ctx, tx, { action: 'letters.changed', subject: null })
  })
  return settings
}

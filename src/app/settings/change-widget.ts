import { AppError } from '../../core/app-error.ts'
import {
  checkBox,
  type ConsentBox,
  type ConsentText,
  type FormWidget,
  type NewBox,
} from '../../core/consent/form-widget.ts'
import { type TemplateLanguage, templateLanguages } from '../../core/consent/templates.ts'
import type { FormId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'

export type WidgetChange = Omit<FormWidget, 'boxes'> & { readonly boxes: readonly NewBox[] }
export type WidgetView = { readonly widget: FormWidget; readonly texts: readonly ConsentText[] }

const formUnknown = () => new AppError('not_found', 'form_unknown', 'there is no such form')

/** How a form is shown, with the words of its boxes of consent. */
export async function showWidget(ctx: Context, id: FormId): Promise<WidgetView> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const form = await tx.forms.find(id)
    if (!form) throw formUnknown()
    return view(tx, { id, widget: form.widget })
  })
}

/** Sets how a form is shown. Words of consent that changed become a new version; those already agreed to stay as they were. */
export async function changeWidget(
  ctx: Context,
  { id, change }: { readonly id: FormId; readonly change: WidgetChange },
): Promise<WidgetView> {
  requireRight(ctx.actor, 'changeForms')
  for (const [index, box] of change.boxes.entries()) checkBox(box, `consents.${index}`)
  if (new Set(change.boxes.map(({ box }) => box)).size < change.boxes.length)
    throw new AppError('bad_input', 'box_twice', 'each box of consent has a name of its own', { field: 'consents' })
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('consent-texts')
    if (!(await tx.forms.find(id))) throw formUnknown()
    const known = await tx.forms.texts(id)
    const versioned = change.boxes.map((box) => ({ ...box, ...versionOf(box, known) }))
    for (const box of versioned.filter(({ isNew }) => isNew))
      await tx.forms.addTexts(id, textsOf(box), { at: ctx.now(), by: actorText(ctx.actor) })
    const boxes = versioned.map(
      ({ box, version, required, purposes, channels }): ConsentBox => ({ box, version, required, purposes, channels }),
    )
    const widget: FormWidget = { ...change, boxes }
    await tx.forms.setWidget(id, widget)
    const versions = Object.fromEntries(boxes.map(({ box, version }) => [box, version]))
    await noteChange(ctx, tx, { action: 'form.widget_changed', subject: id, detail: { consents: versions } })
    return view(tx, { id, widget })
  })
}

type Versioned = { readonly version: number; readonly isNew: boolean }

/** The same words for the same uses are the same version. */
function versionOf(box: NewBox, known: readonly ConsentText[]): Versioned {
  const ofBox = known.filter((text) => text.box === box.box)
  const last = Math.max(0, ...ofBox.map(({ version }) => version))
  const current = ofBox.filter(({ version }) => version === last)
  const isSame = last > 0 && fingerprint(textsOf({ ...box, version: last })) === fingerprint(current)
  return isSame ? { version: last, isNew: false } : { version: last + 1, isNew: true }
}

const fingerprint = (texts: readonly ConsentText[]): string =>
  JSON.stringify(
    texts
      .map(({ language, body, purposes, channels }) => [language, body, purposes, channels])
      .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  )

function textsOf({
  box,
  version,
  texts,
  purposes,
  channels,
}: NewBox & { readonly version: number }): readonly ConsentText[] {
  return templateLanguages.flatMap((language: TemplateLanguage) => {
    const body = texts[language]?.trim()
    return body ? [{ box, version, language, body, purposes, channels }] : []
  })
}

async function view(tx: Tx, { id, widget }: { readonly id: FormId; readonly widget: FormWidget }): Promise<WidgetView> {
  const texts = await tx.forms.texts(id)
  const isShown = ({ box, version }: ConsentText) =>
    widget.boxes.some((one) => one.box === box && one.version === version)
  return { widget, texts: texts.filter(isShown) }
}

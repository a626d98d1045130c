import type { ShownForm } from '../../app/receive/show-form.ts'
import type { WidgetChange, WidgetView } from '../../app/settings/change-widget.ts'
import type { ConsentText, FormWidget } from '../../core/consent/form-widget.ts'
import type { ShownFormAnswer, WidgetInput, WidgetSettings } from '../contract/widget.ts'

/** The settings of a form's widget, as the console has them. */
export function widgetView({ widget, texts }: WidgetView): WidgetSettings {
  return {
    ...shape(widget),
    consents: widget.boxes.map((box) => ({
      box: box.box,
      version: box.version,
      required: box.required,
      purposes: [...box.purposes],
      channels: [...box.channels],
      texts: textsOf(texts, box.box),
    })),
  }
}

/** What a visitor's browser is told of a form. */
export function shownFormView(form: string, { widget, texts, hash }: ShownForm): ShownFormAnswer {
  const consents = widget.boxes.map(({ box, version, required }) => ({
    box,
    version,
    required,
    texts: textsOf(texts, box),
  }))
  return { form, ...shape(widget), consents, hash }
}

export const widgetChangeOf = ({ proof_of_work, consents, ...rest }: WidgetInput): WidgetChange => ({
  ...rest,
  proofOfWork: proof_of_work,
  boxes: consents.map((box) => ({ ...box, texts: Object.fromEntries(known(box.texts)) })),
})

const known = (texts: WidgetInput['consents'][number]['texts']) =>
  Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined)

const shape = ({ language, fields, proofOfWork }: FormWidget) => ({
  language,
  fields: fields.map((field) => ({ ...field })),
  proof_of_work: proofOfWork,
})

const textsOf = (texts: readonly ConsentText[], box: string): WidgetSettings['consents'][number]['texts'] =>
  Object.fromEntries(texts.filter((text) => text.box === box).map(({ language, body }) => [language, body]))

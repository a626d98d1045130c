import { type Language, languages } from '../../core/lead/language.ts'
import { letterFaults, type LetterValues, type RenderedLetter, renderLetter } from '../../core/nurture/letter.ts'
import { type Letter } from '../../core/nurture/sequence.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { ownValues } from './letter-values.ts'

type Made = { readonly name: string; readonly company: string; readonly product: string }

/** Somebody made up, for each language. */
const made: Readonly<Record<Language, Made>> = {
  ru: { name: 'Анна', company: 'ТОО «Пример»', product: 'насосная станция' },
  kk: { name: 'Айгүл', company: '«Үлгі» ЖШС', product: 'сорғы станциясы' },
  he: { name: 'נועה', company: 'דוגמה בע״מ', product: 'תחנת שאיבה' },
  en: { name: 'Anna', company: 'Example Ltd', product: 'pumping station' },
}

export type PreviewInput = {
  readonly letter: Letter
  /** Whether the made-up lead said who it is and what it wants, or left an address only. */
  readonly known: boolean
}

/** What has no value stands in the text by its name. */
export type PreviewedLetter = RenderedLetter & { readonly subject: string; readonly body: string }

export type Preview = {
  readonly letters: Readonly<Record<Language, PreviewedLetter>>
  readonly faults: readonly {
    readonly language: Language
    readonly part: 'subject' | 'body'
    readonly code: string
    readonly message: string
  }[]
}

/** A letter in every language as a made-up lead would get it, and what stands against sending it. Nothing is kept or sent. */
export async function previewLetter(ctx: Context, { letter, known }: PreviewInput): Promise<Preview> {
  requireRight(ctx.actor, 'changeLetters')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { name: seller } = await tx.workspace.load()
    const settings = await tx.nurture.letterSettings()
    const unsubscribe = `${ctx.publicUrl}/preferences`
    const rendered = languages.map((language) => {
      const lead = known ? made[language] : { name: null, company: null, product: null }
      const ours = ownValues({ seller, settings, unsubscribe, language })
      return [language, withHoles(letter, language, { ...ours, ...lead })] as const
    })
    const faults = letterFaults({ letter }).map(({ path, code, message }) => {
      const [part, language] = path.split('/').slice(-2)
      return { part: part as 'subject' | 'body', language: language as Language, code, message }
    })
    return { letters: Object.fromEntries(rendered) as Preview['letters'], faults }
  })
}

/** A letter that is not to be sent is shown all the same, with its holes. */
function withHoles(letter: Letter, language: Language, values: LetterValues): PreviewedLetter {
  const rendered = renderLetter(letter, language, values)
  if (rendered.kind === 'letter') return rendered
  const holes = Object.fromEntries(rendered.missing.map((name) => [name, `{{${name}}}`]))
  const shown = renderLetter(letter, language, { ...values, ...holes })
  const { subject, body } =
    shown.kind === 'letter' ? shown : { subject: letter.subject[language], body: letter.body[language] }
  return { ...rendered, subject, body }
}

import type { Locale } from '../../src/http/contract/primitives.ts'
import type { ApiProblem } from '../api/problem.ts'
import { useT } from '../language/language-context.tsx'
import { isLocale, localeNames } from '../language/locale.ts'
import { useFaultWords } from '../ui/use-field-words.ts'
import type { SequenceBody } from './sequence-body.ts'

/** A fault of a sequence with what it is about: a step by its place, or a letter's text in a language. */
export type Fault = {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly step: number | null
  readonly letter: string | null
  readonly language: Locale | null
}

/** The faults of a refused sequence, from paths such as `body/steps/2` and `body/letters/guide/subject/he`. */
export function faultsOf(fields: ApiProblem['fields']): readonly Fault[] {
  return fields.map(({ path, code, message }) => {
    const [, part, name, , language] = path.split('/')
    return {
      path,
      code,
      message,
      step: part === 'steps' && name !== undefined ? Number(name) : null,
      letter: part === 'letters' ? (name ?? null) : null,
      language: isLocale(language) ? language : null,
    }
  })
}

/** The faults that stand at one step, or in the letter it sends. */
export function faultsAt(faults: readonly Fault[], body: SequenceBody, index: number): readonly Fault[] {
  const step = body.steps[index]
  const letter = step?.kind === 'letter' ? step.letter : null
  return faults.filter((fault) => fault.step === index || (letter !== null && fault.letter === letter))
}

/** A fault as a sentence that names its step: "Step 3, Қазақша: …". */
export function useFaultSentence(body: SequenceBody): (fault: Fault) => string {
  const t = useT()
  const words = useFaultWords()
  return (fault) => {
    const sends = body.steps.findIndex((step) => step.kind === 'letter' && step.letter === fault.letter)
    const index = fault.step ?? (sends < 0 ? null : sends)
    const part = fault.path.split('/')[1]
    const place = [
      part === 'entry' || part === 'name' ? t(`letters.${part}`) : null,
      index === null ? null : t('letters.step', { step: index + 1 }),
      fault.language ? localeNames[fault.language] : null,
    ].filter((one) => one !== null)
    const what = words(fault.code, fault.message)
    return place.length > 0 ? `${place.join(', ')}: ${what}` : what
  }
}

import { useLanguage } from '../language/language-context.tsx'
import type { Branch, Letter, SequenceBody, Step } from './sequence-body.ts'
import { waitOf } from './sequence-body.ts'

/** The name of a sequence: its own, else that of the kind that ships. */
export function useSequenceName(): (body: { readonly id: string; readonly name?: string }) => string {
  const { code } = useLanguage()
  return ({ id, name }) => (name?.trim() ? name : code('sequence', id))
}

/** Steps and letters as a person says them. */
export function useStepWords() {
  const { t, code, locale } = useLanguage()
  const subject = (letter: Letter | undefined): string =>
    letter?.subject[locale].replaceAll(/\[\[|\]\]/g, '') || t('letters.untitled')
  const wait = (days: number): string => {
    const { n, unit } = waitOf(days)
    return unit === 'days' ? t('letters.step_wait', { n }) : t('letters.step_wait_hours', { n })
  }
  const step = (one: Step, letters: SequenceBody['letters']): string => {
    if (one.kind === 'wait') return wait(one.days)
    if (one.kind === 'look_again') return t('letters.step_look_again')
    return t('letters.step_letter', { subject: subject(letters[one.letter]) })
  }
  const place = (id: string, steps: readonly Step[]) => ({ step: steps.findIndex((one) => one.id === id) + 1 })
  const event = (on: string): string => code('nurture', on)
  const branch = ({ on, go }: Branch, steps: readonly Step[]): string =>
    go === null
      ? t('letters.branch_end', { event: event(on) })
      : t('letters.branch', { event: event(on), ...place(go, steps) })
  const after = (next: string | null, steps: readonly Step[]): string =>
    next === null ? t('letters.then_end') : t('letters.then', place(next, steps))
  return { subject, wait, step, branch, after, event }
}

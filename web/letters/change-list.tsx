import { useLanguage } from '../language/language-context.tsx'
import { localeNames } from '../language/locale.ts'
import classes from './letters.module.css'
import type { SequenceBody } from './sequence-body.ts'
import type { SequenceChange } from './sequence-changes.ts'
import { useStepWords } from './step-words.ts'

type Props = { readonly changes: readonly SequenceChange[]; readonly body: SequenceBody }

/** What differs, a sentence each. `body` is the later version. */
export function ChangeList({ changes, body }: Props) {
  const { t } = useLanguage()
  const { step: stepWords, wait } = useStepWords()
  const say = (change: SequenceChange): string => {
    switch (change.kind) {
      case 'added':
        return t('letters.change_added', { step: change.step, what: stepWords(change.what, body.letters) })
      case 'removed':
        return t('letters.change_removed', { step: change.step })
      case 'wait':
        return t('letters.change_wait', { step: change.step, from: wait(change.from), to: wait(change.to) })
      case 'branches':
      case 'way':
        return t(`letters.change_${change.kind}`, { step: change.step })
      case 'letter': {
        const languages = change.languages.map((language) => localeNames[language]).join(', ')
        return languages === ''
          ? t('letters.change_purpose', { step: change.step })
          : t('letters.change_letter', { step: change.step, languages })
      }
      case 'cap':
        return t('letters.change_cap', { from: change.from, to: change.to })
      default:
        return t(`letters.change_${change.kind}`)
    }
  }
  const sentences = [...new Set(changes.map(say))]
  return (
    <ul className={classes.changes} aria-label={t('letters.changes')}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

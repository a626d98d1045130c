import { Button } from '@mantine/core'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from '../settings/settings.module.css'

type Step =
  | { readonly kind: 'letter'; readonly id: string; readonly letter: string }
  | {
      readonly kind: 'wait'
      readonly id: string
      readonly days: number
      readonly branches: readonly { readonly on: string; readonly go: string | null }[]
    }
  | { readonly kind: 'look_again'; readonly id: string }
type Texts = Readonly<Record<'ru' | 'kk' | 'he' | 'en', string>>
export type SequenceBody = SequenceView['body'] & {
  readonly steps: readonly Step[]
  readonly letters: Readonly<
    Record<string, { readonly purpose: string; readonly subject: Texts; readonly body: Texts }>
  >
}

type Props = { readonly body: SequenceBody; readonly open: string | null; onOpen(letter: string): void }

/** The steps of a sequence, a sentence each; a letter's opens its text. */
export function StepSentences({ body, open, onOpen }: Props) {
  const { t, code, locale } = useLanguage()
  const place = (id: string | null) => body.steps.findIndex((step) => step.id === id) + 1
  return (
    <ol style={{ margin: 0, paddingInlineStart: '1.5em', display: 'grid', gap: 6 }}>
      {body.steps.map((step) => (
        <li key={step.id}>
          {step.kind === 'look_again' ? t('letters.step_look_again') : null}
          {step.kind === 'wait' ? t('letters.step_wait', { n: step.days }) : null}
          {step.kind === 'wait'
            ? step.branches.map((branch) => (
                <span key={branch.on} className={classes.dim}>
                  {' '}
                  {branch.go === null
                    ? t('letters.branch_end', { event: code('nurture', branch.on) })
                    : t('letters.branch', { event: code('nurture', branch.on), step: place(branch.go) })}
                </span>
              ))
            : null}
          {step.kind === 'letter' ? (
            <>
              {t(body.letters[step.letter]?.purpose === 'marketing' ? 'letters.step_marketing' : 'letters.step_answer')}{' '}
              <Button
                size="compact-xs"
                variant="default"
                aria-expanded={open === step.letter}
                onClick={() => onOpen(step.letter)}
              >
                {body.letters[step.letter]?.subject[locale] ?? step.letter}
              </Button>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

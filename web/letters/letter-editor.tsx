import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Locale } from '../../src/http/contract/primitives.ts'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useChangeSequence, usePreview } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import { isLocale, localeNames, locales } from '../language/locale.ts'
import classes from '../settings/settings.module.css'
import { useSaved } from '../settings/use-saved.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import type { SequenceBody } from './step-sentences.tsx'

type Props = { readonly sequence: SequenceView; readonly letter: string }

/** A letter's text in each language, with a preview as a lead would get it. */
export function LetterEditor({ sequence, letter }: Props) {
  const { t, locale } = useLanguage()
  const words = useProblemWords()
  const saved = useSaved()
  const change = useChangeSequence()
  const preview = usePreview()
  const [language, setLanguage] = useState<Locale>(locale)
  const before = sequence.body as unknown as SequenceBody
  const [texts, setTexts] = useState(before.letters[letter]!)
  const body = { ...before, letters: { ...before.letters, [letter]: texts } }
  const direction = language === 'he' ? 'rtl' : 'ltr'
  const write = (part: 'subject' | 'body', text: string) =>
    setTexts({ ...texts, [part]: { ...texts[part], [language]: text } })
  const shown = preview.data
  return (
    <div className={classes.form} style={{ maxWidth: 640 }}>
      <SegmentedControl
        aria-label={t('user_menu.language')}
        value={language}
        onChange={(value) => {
          if (isLocale(value)) setLanguage(value)
          preview.reset()
        }}
        data={locales.map((value) => ({ value, label: localeNames[value] }))}
      />
      <TextInput
        dir={direction}
        label={t('letters.subject')}
        value={texts.subject[language]}
        onChange={(event) => write('subject', event.currentTarget.value)}
      />
      <Textarea
        dir={direction}
        autosize
        minRows={6}
        label={t('letters.body')}
        description={t('letters.body_help')}
        value={texts.body[language]}
        onChange={(event) => write('body', event.currentTarget.value)}
      />
      {change.error || preview.error ? (
        <p role="alert" style={{ margin: 0, color: 'var(--bad)' }}>
          {words(change.error ?? preview.error)}
        </p>
      ) : null}
      <div className={classes.options}>
        <Button loading={change.isPending} onClick={() => change.mutate({ id: sequence.id, body }, saved)}>
          {t('letters.save')}
        </Button>
        <Button
          variant="default"
          loading={preview.isPending}
          onClick={() => preview.mutate({ body, letter, language })}
        >
          {t('letters.preview')}
        </Button>
      </div>
      {shown ? (
        <output className={classes.card} dir={direction} lang={language}>
          {shown.kind === 'letter' ? (
            <>
              <b>{shown.subject}</b>
              <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{shown.body}</div>
            </>
          ) : (
            t('letters.missing', { names: shown.missing.map((name) => `{{${name}}}`).join(', ') })
          )}
        </output>
      ) : null}
    </div>
  )
}

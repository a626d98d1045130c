import { Button, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { leadPlaceholders, sellerPlaceholders } from '../../src/http/contract/names.ts'
import type { Locale } from '../../src/http/contract/primitives.ts'
import type { Preview } from '../../src/http/contract/sequences.ts'
import { usePreview } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import { directionOf, isLocale, localeNames, locales } from '../language/locale.ts'
import { useFaultWords } from '../ui/use-field-words.ts'
import type { Fault } from './faults.ts'
import classes from './letters.module.css'
import type { Letter } from './sequence-body.ts'

type Props = {
  readonly letter: Letter
  readonly faults: readonly Fault[]
  readonly onChange: (letter: Letter) => void
}

const placeholders = [...leadPlaceholders, ...sellerPlaceholders]
const settleMs = 350

/** A letter's text in each language; beside it the letter as a made-up lead would get it. */
export function LetterEditor({ letter, faults, onChange }: Props) {
  const { t, locale } = useLanguage()
  const [language, setLanguage] = useState<Locale>(faults.find((fault) => fault.language)?.language ?? locale)
  const [known, setKnown] = useState(true)
  const [settled] = useDebouncedValue(letter, settleMs)
  const { data: preview } = usePreview({ letter: settled, known })
  const wrong = new Set((preview?.faults ?? []).map((fault) => fault.language))
  return (
    <>
      <div className={classes.spread}>
        <SegmentedControl
          size="xs"
          aria-label={t('letters.language')}
          value={language}
          onChange={(value) => isLocale(value) && setLanguage(value)}
          data={locales.map((value) => ({
            value,
            label: wrong.has(value) || letter.subject[value] === '' ? `${localeNames[value]} •` : localeNames[value],
          }))}
        />
        <Select
          size="xs"
          w={230}
          allowDeselect={false}
          aria-label={t('letters.purpose')}
          data={(['answer', 'marketing'] as const).map((value) => ({ value, label: t(`letters.purpose_${value}`) }))}
          value={letter.purpose}
          onChange={(value) => value && onChange({ ...letter, purpose: value === 'answer' ? 'answer' : 'marketing' })}
        />
      </div>
      <div className={classes.writing}>
        <Writing letter={letter} language={language} preview={preview} onChange={onChange} />
        <div className={classes.column}>
          <Switch
            size="xs"
            label={t('letters.preview_known')}
            checked={known}
            onChange={(event) => setKnown(event.currentTarget.checked)}
          />
          <Sheet preview={preview} language={language} />
        </div>
      </div>
    </>
  )
}

type WritingProps = {
  readonly letter: Letter
  readonly language: Locale
  readonly preview: Preview | undefined
  readonly onChange: (letter: Letter) => void
}

function Writing({ letter, language, preview, onChange }: WritingProps) {
  const { t } = useLanguage()
  const words = useFaultWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const write = (part: 'subject' | 'body', text: string) =>
    onChange({ ...letter, [part]: { ...letter[part], [language]: text } })
  const faultOf = (part: 'subject' | 'body') => {
    const fault = preview?.faults.find((one) => one.part === part && one.language === language)
    return fault ? words(fault.code, fault.message) : null
  }
  const insert = (name: string) => {
    const text = letter.body[language]
    const [from, to] = [area.current?.selectionStart ?? text.length, area.current?.selectionEnd ?? text.length]
    const added = `{{${name}}}`
    write('body', text.slice(0, from) + added + text.slice(to))
    const after = from + added.length
    requestAnimationFrame(() => (area.current?.focus(), area.current?.setSelectionRange(after, after)))
  }
  return (
    <div className={classes.column}>
      <TextInput
        size="sm"
        dir={directionOf(language)}
        lang={language}
        label={t('letters.subject')}
        maxLength={200}
        value={letter.subject[language]}
        error={faultOf('subject')}
        onChange={(event) => write('subject', event.currentTarget.value)}
      />
      <Textarea
        ref={area}
        size="sm"
        dir={directionOf(language)}
        lang={language}
        autosize
        minRows={6}
        label={t('letters.body')}
        description={t('letters.body_help')}
        maxLength={10_000}
        value={letter.body[language]}
        error={faultOf('body')}
        onChange={(event) => write('body', event.currentTarget.value)}
      />
      <fieldset className={classes.chips} aria-label={t('letters.insert')}>
        {placeholders.map((name) => (
          <Button key={name} size="compact-xs" variant="default" title={`{{${name}}}`} onClick={() => insert(name)}>
            {t(`placeholder.${name}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

/** The letter as it would arrive, or what is still missing to send it. */
function Sheet({ preview, language }: { readonly preview: Preview | undefined; readonly language: Locale }) {
  const { t } = useLanguage()
  const shown = preview?.letters[language]
  if (!shown) return null
  const missing = shown.kind === 'incomplete' ? shown.missing : []
  const names = missing.map((name) => {
    const known = placeholders.find((each) => each === name)
    return known ? t(`placeholder.${known}`) : `{{${name}}}`
  })
  return (
    <output className={classes.column} aria-label={t('letters.preview')}>
      {names.length > 0 ? (
        <span className={classes.bad}>{t('letters.missing', { names: names.join(', ') })}</span>
      ) : null}
      <span className={classes.sheet} dir={directionOf(language)} lang={language}>
        <b>{shown.subject}</b>
        {shown.body}
      </span>
    </output>
  )
}

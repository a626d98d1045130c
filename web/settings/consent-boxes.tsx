import { Button, Checkbox, Select, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { WidgetInput } from '../../src/http/contract/widget.ts'
import { useConsentTexts } from '../api/widget.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { gapWords } from '../privacy/gap-words.ts'
import classes from './settings.module.css'

type Box = WidgetInput['consents'][number]
const laws = ['gdpr', 'israel', 'israel_30a', 'kazakhstan'] as const
const purposes = ['answer', 'marketing', 'tracking'] as const
const channels = ['email', 'call', 'sms', 'whatsapp', 'telegram'] as const
const languages = { ru: 'Русский', kk: 'Қазақша', he: 'עברית', en: 'English' } as const
const boxNames = ['data', 'offers', 'calls', 'news', 'more'] as const

type BoxesProps = { readonly boxes: readonly Box[]; readonly onChange: (boxes: Box[]) => void }

/** The boxes of consent on a form. Each purpose has a box of its own; words that change become a new version by themselves. */
export function ConsentBoxes({ boxes, onChange }: BoxesProps) {
  const { t } = useLanguage()
  const free = boxNames.find((name) => boxes.every(({ box }) => box !== name))
  return (
    <div className={classes.cards}>
      <b>{t('widget.consents')}</b>
      <span className={classes.dim}>{t('widget.consents_help')}</span>
      {boxes.map((box) => (
        <BoxCard
          key={box.box}
          box={box}
          onChange={(changed) => onChange(boxes.map((one) => (one.box === box.box ? changed : one)))}
          onRemove={() => onChange(boxes.filter((one) => one.box !== box.box))}
        />
      ))}
      {free ? (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...boxes, firstOrMore(free, boxes.length === 0)])}
          >
            {t('widget.add_consent')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** The first box is for the inquiry itself; advertising is a wish of its own and never a condition (GDPR Art. 7(4)). */
const firstOrMore = (box: string, isFirst: boolean): Box =>
  isFirst
    ? { box, required: true, purposes: ['answer'], channels: [], texts: {} }
    : { box, required: false, purposes: ['marketing'], channels: ['email'], texts: {} }

type BoxProps = { readonly box: Box; readonly onChange: (box: Box) => void; readonly onRemove: () => void }

function BoxCard({ box, onChange, onRemove }: BoxProps) {
  const { t, code } = useLanguage()
  const problem = useProblemWords()
  const compose = useConsentTexts()
  const [law, setLaw] = useState<(typeof laws)[number]>('gdpr')
  const set = (part: Partial<Box>) => onChange({ ...box, ...part })
  const fill = () =>
    compose.mutate(
      { law, purposes: box.purposes, channels: box.channels },
      { onSuccess: ({ texts }) => set({ texts: { ...texts } }) },
    )
  const gaps = compose.data?.gaps ?? []
  return (
    <div className={classes.card}>
      <Choice
        label={t('widget.purposes')}
        codes={purposes}
        family="purpose"
        value={box.purposes}
        onChange={(value) => set({ purposes: value })}
      />
      <Choice
        label={t('widget.channels')}
        codes={channels}
        family="channel"
        value={box.channels}
        onChange={(value) => set({ channels: value })}
      />
      <Switch
        size="sm"
        label={t('widget.consent_required')}
        checked={box.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
      <div className={classes.inline}>
        <Select
          label={t('widget.template')}
          allowDeselect={false}
          data={laws.map((value) => ({
            value,
            label: value === 'israel_30a' ? t('widget.law_advertising') : t(`widget.law_${value}`),
          }))}
          value={law}
          onChange={(value) => value && setLaw(value as typeof law)}
        />
        <Button variant="default" loading={compose.isPending} onClick={fill}>
          {t('widget.fill')}
        </Button>
      </div>
      {compose.error ? <div role="alert">{problem(compose.error)}</div> : null}
      {gaps.length > 0 ? <output>{t('widget.gaps', { gaps: gapWords(gaps, t) })}</output> : null}
      {Object.entries(languages).map(([language, name]) => (
        <Textarea
          key={language}
          label={name}
          lang={language}
          dir={language === 'he' ? 'rtl' : 'ltr'}
          rows={3}
          value={box.texts[language as keyof Box['texts']] ?? ''}
          onChange={(event) => set({ texts: { ...box.texts, [language]: event.currentTarget.value || undefined } })}
        />
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={onRemove}
          aria-label={`${t('widget.remove_consent')}: ${box.purposes.map((one) => code('purpose', one)).join(', ')}`}
        >
          {t('widget.remove_consent')}
        </Button>
      </div>
    </div>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly codes: readonly string[]
  readonly family: 'purpose' | 'channel'
  readonly value: string[]
  readonly onChange: (value: string[]) => void
}

function Choice({ label, codes, family, value, onChange }: ChoiceProps) {
  const { code } = useLanguage()
  return (
    <Checkbox.Group label={label} value={value} onChange={onChange}>
      <div className={classes.options}>
        {codes.map((one) => (
          <Checkbox key={one} size="xs" value={one} label={code(family, one)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

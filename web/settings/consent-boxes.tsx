import { Button, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ConsentLaw } from '../../src/http/contract/privacy.ts'
import type { WidgetInput } from '../../src/http/contract/widget.ts'
import { useConsentTexts } from '../api/widget.ts'
import { useLanguage } from '../language/language-context.tsx'
import { directionOf, localeNames, locales } from '../language/locale.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { consentChannels, ConsentCodes, ConsentLawSelect } from '../privacy/consent-choices.tsx'
import { gapWords } from '../privacy/gap-words.ts'
import classes from './settings.module.css'

type Box = WidgetInput['consents'][number]
const purposes = ['answer', 'marketing', 'tracking'] as const
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
  const [law, setLaw] = useState<ConsentLaw>('gdpr')
  const set = (part: Partial<Box>) => onChange({ ...box, ...part })
  const fill = () =>
    compose.mutate(
      { law, purposes: box.purposes, channels: box.channels },
      { onSuccess: ({ texts }) => set({ texts: { ...texts } }) },
    )
  const gaps = compose.data?.gaps ?? []
  return (
    <div className={classes.card}>
      <ConsentCodes
        label={t('widget.purposes')}
        codes={purposes}
        family="purpose"
        value={box.purposes}
        onChange={(value) => set({ purposes: value })}
      />
      <ConsentCodes
        label={t('widget.channels')}
        codes={consentChannels}
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
        <ConsentLawSelect value={law} onChange={setLaw} />
        <Button variant="default" loading={compose.isPending} onClick={fill}>
          {t('widget.fill')}
        </Button>
      </div>
      {compose.error ? <div role="alert">{problem(compose.error)}</div> : null}
      {gaps.length > 0 ? <output>{t('widget.gaps', { gaps: gapWords(gaps, t) })}</output> : null}
      {locales.map((language) => (
        <Textarea
          key={language}
          label={localeNames[language]}
          lang={language}
          dir={directionOf(language)}
          rows={3}
          value={box.texts[language] ?? ''}
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

import { Checkbox, Select } from '@mantine/core'
import type { ConsentLaw } from '../../src/http/contract/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './consent-choices.module.css'

const laws: readonly ConsentLaw[] = ['gdpr', 'israel', 'israel_30a', 'kazakhstan']
export const consentChannels = ['email', 'call', 'sms', 'whatsapp', 'telegram'] as const

type CodesProps = {
  readonly label: string
  readonly codes: readonly string[]
  readonly family: 'purpose' | 'channel'
  readonly value: string[]
  readonly onChange: (value: string[]) => void
}

/** What a consent is for, or by which channels: any of some codes. */
export function ConsentCodes({ label, codes, family, value, onChange }: CodesProps) {
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

type LawProps = { readonly value: ConsentLaw | null; readonly onChange: (law: ConsentLaw) => void }

/** By which law's template the words are written. */
export function ConsentLawSelect({ value, onChange }: LawProps) {
  const { t } = useLanguage()
  return (
    <Select
      label={t('widget.template')}
      allowDeselect={false}
      data={laws.map((law) => ({
        value: law,
        label: law === 'israel_30a' ? t('widget.law_advertising') : t(`widget.law_${law}`),
      }))}
      value={value}
      onChange={(law) => law && onChange(law as ConsentLaw)}
    />
  )
}

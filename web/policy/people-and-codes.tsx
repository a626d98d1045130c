import { Checkbox, NumberInput, TagsInput } from '@mantine/core'
import { useSignedIn } from '../api/session.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './policy.module.css'
import type { CodeRules } from './policy-body.ts'
import type { ChapterProps } from './policy-sentences.tsx'
import { codeChannels } from '../../src/http/contract/names.ts'

const firstAmount = 1_000_000

/** From which deal value two people must agree on a verdict, and whether a lead is asked for a code by itself. */
export function PeopleAndCodes({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  const { fourEyesFrom } = policy
  const { workspace } = useSignedIn()
  // What holds where the policy says nothing.
  const codes: CodeRules = policy.codes ?? { ask: 'never', channels: ['email'], smsCountries: [workspace.country] }
  const change = (part: Partial<CodeRules>) => set(['codes'], { ...codes, ...part })
  return (
    <>
      <div className={classes.sentence}>
        <Checkbox
          size="xs"
          label={t('policy.four_eyes')}
          checked={fourEyesFrom !== undefined}
          onChange={(event) => set(['fourEyesFrom'], event.currentTarget.checked ? firstAmount : undefined)}
        />
        {fourEyesFrom === undefined ? null : (
          <NumberInput
            size="xs"
            w={150}
            min={0}
            dir="ltr"
            thousandSeparator=" "
            aria-label={t('policy.four_eyes_from')}
            value={fourEyesFrom}
            onChange={(value) => typeof value === 'number' && set(['fourEyesFrom'], value)}
          />
        )}
      </div>
      <Checkbox
        size="xs"
        my="sm"
        label={t('policy.codes_ask')}
        checked={codes.ask === 'where_it_decides'}
        onChange={(event) => change({ ask: event.currentTarget.checked ? 'where_it_decides' : 'never' })}
      />
      <Checkbox.Group
        label={t('policy.codes_channels')}
        value={[...codes.channels]}
        onChange={(chosen) => change({ channels: codeChannels.filter((one) => chosen.includes(one)) })}
        mb="sm"
      >
        <div className={classes.sentence}>
          {codeChannels.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={code('channel', one)} />
          ))}
        </div>
      </Checkbox.Group>
      <TagsInput
        size="xs"
        label={t('policy.sms_countries')}
        description={t('policy.sms_countries_help')}
        value={[...codes.smsCountries]}
        onChange={(values) =>
          change({
            smsCountries: values.map((one) => one.trim().toUpperCase()).filter((one) => /^[A-Z]{2}$/.test(one)),
          })
        }
      />
    </>
  )
}

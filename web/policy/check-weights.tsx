import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language/language-context.tsx'
import { outcomeWords } from './change-words.ts'
import classes from './policy.module.css'
import type { ChapterProps } from './policy-sentences.tsx'

/** What each answer of each check weighs, to be moved like a threshold; folded, as there are many. */
export function CheckWeights({ policy, set }: ChapterProps) {
  const { t, code } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { weights } = policy.evidence
  return (
    <details className={classes.weights} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('policy.weights', { n: weights.length })}</summary>
      <p className={classes.dim}>{t('policy.weights_help')}</p>
      <div className={classes.grid}>
        {(isOpen ? weights : []).map((weight, at) => {
          const { check, points } = weight
          const name = `${code('check', check.replace('*', ''))} · ${outcomeWords(weight, code)}`
          return (
            <div key={name} className={classes.row}>
              <span>{name}</span>
              <span className={classes.number}>
                <NumberInput
                  size="xs"
                  min={-20}
                  max={20}
                  step={0.5}
                  decimalScale={2}
                  aria-label={name}
                  value={points}
                  onChange={(value) => typeof value === 'number' && set(['evidence', 'weights', at, 'points'], value)}
                />
              </span>
            </div>
          )
        })}
      </div>
    </details>
  )
}

import { Button, Checkbox, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { SellerWordsBody, WordsPreviewAnswer } from '../../src/http/contract/seller-words.ts'
import { useChangeWords, usePreviewWords, wordsQuery } from '../api/seller-words.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const lists = ['products', 'brands', 'regions'] as const
const trades = ['used', 'rent', 'repair', 'elsewhere'] as const

/** What this company sells and what is the wrong product here, with what a change would do to past messages. */
export function WordsSection() {
  const { data: words, error, refetch } = useQuery(wordsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  return words ? <WordsForm kept={words} /> : <ScreenSkeleton />
}

function WordsForm({ kept }: { readonly kept: SellerWordsBody }) {
  const t = useT()
  const problemWords = useProblemWords()
  const saved = useSaved()
  const change = useChangeWords()
  const preview = usePreviewWords()
  const [words, setWords] = useState(kept)
  const edit = (changes: Partial<SellerWordsBody>) => {
    setWords({ ...words, ...changes })
    preview.reset()
  }
  const editWrong = (changes: Partial<SellerWordsBody['wrong']>) => edit({ wrong: { ...words.wrong, ...changes } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(words, saved)
  }
  return (
    <form onSubmit={submit} className={classes.words}>
      <p className={classes.dim}>{t('words.help')}</p>
      {lists.map((name) => (
        <TagsInput
          key={name}
          label={t(`words.${name}`)}
          description={t(`words.${name}_help`)}
          value={words[name]}
          maxTags={200}
          onChange={(value) => edit({ [name]: value.map((word) => word.slice(0, 60)) })}
        />
      ))}
      <fieldset className={classes.card}>
        <legend>{t('words.wrong')}</legend>
        {trades.map((trade) => (
          <Checkbox
            key={trade}
            label={t(`words.${trade}`)}
            checked={words.wrong[trade]}
            onChange={(event) => editWrong({ [trade]: event.currentTarget.checked })}
          />
        ))}
        <TagsInput
          label={t('words.wrong_words')}
          value={words.wrong.words}
          maxTags={200}
          onChange={(value) => editWrong({ words: value.map((word) => word.slice(0, 60)) })}
        />
      </fieldset>
      <div className={classes.inline}>
        <Button type="submit" loading={change.isPending}>
          {t('words.save')}
        </Button>
        <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate(words)}>
          {t('words.preview')}
        </Button>
      </div>
      <div aria-live="polite">
        {preview.error ? <p className={classes.dim}>{problemWords(preview.error)}</p> : null}
        {preview.data ? <Effect effect={preview.data} /> : null}
      </div>
    </form>
  )
}

function Effect({ effect }: { readonly effect: WordsPreviewAnswer }) {
  const t = useT()
  return (
    <>
      <p>
        {effect.changed === 0
          ? t('words.effect_none', { read: effect.read })
          : t('words.effect', { changed: effect.changed, read: effect.read })}
      </p>
      {effect.shown.length > 0 ? <EffectList shown={effect.shown} /> : null}
    </>
  )
}

/** What an intent of 0 to 3 means. */
const ranks = ['words.rank_0', 'words.rank_1', 'words.rank_2', 'words.rank_3'] as const

function EffectList({ shown }: { readonly shown: WordsPreviewAnswer['shown'] }) {
  const t = useT()
  const said = ({ nonbuyer, rank }: WordsPreviewAnswer['shown'][number]['before']) =>
    nonbuyer ? t(`nonbuyer.${nonbuyer}` as 'nonbuyer.student') : t(ranks[rank] ?? 'words.rank_1')
  return (
    <ul className={classes.effects}>
      {shown.map(({ lead_id, text, before, after }) => (
        <li key={lead_id}>
          <bdi dir="auto">{text}</bdi>
          <span className={classes.dim}>
            {t('words.before')}: {said(before)}
          </span>
          <span>
            {t('words.after')}: <b>{said(after)}</b>
          </span>
        </li>
      ))}
    </ul>
  )
}

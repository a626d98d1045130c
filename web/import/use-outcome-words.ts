import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { outcomeWordsQuery } from '../api/imports.ts'
import { explainedWords, type Meaning, type Said, saidOf } from './outcome-meanings.ts'

/** The words of the column that is mapped to the outcome now, with what each means; none while no column is. */
export function useOutcomeWords(leadImport: LeadImport, mapping: Readonly<Record<string, string>>) {
  const column = leadImport.columns.findIndex((name) => mapping[name] === 'outcome')
  const [chosen, setChosen] = useState<Said>({})
  const { data, error, isLoading, refetch } = useQuery(outcomeWordsQuery(leadImport.id, column))
  const words = explainedWords(column < 0 ? [] : (data?.items ?? []), { ...leadImport.outcomes, ...chosen })
  return {
    words,
    furtherRows: column < 0 ? 0 : (data?.further_rows ?? 0),
    emptyRows: column < 0 ? 0 : (data?.empty_rows ?? 0),
    outcomes: saidOf(words),
    isLoading,
    error,
    retry: () => void refetch(),
    choose: (word: string, meaning: Meaning) => setChosen((before) => ({ ...before, [word]: meaning })),
  }
}

export type OutcomeWordsState = ReturnType<typeof useOutcomeWords>

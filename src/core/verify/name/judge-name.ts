import type { NameModels } from './name-model.ts'

export const nameKinds = ['real', 'gibberish', 'implausible', 'bot_name', 'wrong_layout', 'unknown'] as const
export type NameKind = (typeof nameKinds)[number]

export type NameJudgement = { readonly kind: NameKind; readonly reason: string; readonly suggestion: string | null }

const joke = /^(?:test|тест|asdf|qwerty|фыва|йцукен|aaa+|ааа+|123.*|no ?name|нет|noname|xxx+|ххх+)$/iu

export function judgeName(typed: string, _models: NameModels): NameJudgement {
  const name = typed.normalize('NFC').trim()
  if (joke.test(name) || !/\p{L}/u.test(name)) return { kind: 'implausible', reason: 'joke_name', suggestion: null }
  return { kind: 'unknown', reason: 'not_judged', suggestion: null }
}

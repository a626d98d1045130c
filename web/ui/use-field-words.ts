import { isProblem } from '../api/problem.ts'
import { codeWords } from '../language/code-words.ts'
import { useLanguage } from '../language/language-context.tsx'

export type FaultWords = (code: string, message: string) => string

/** The words for what is wrong with one field or cell: by its code, else what the server said. */
export function useFaultWords(): FaultWords {
  const { code } = useLanguage()
  return (each, message) => {
    const words = code('fault', each, { detail: /\{\{\w+\}\}/.exec(message)?.[0] ?? '' })
    return words === codeWords(each) ? message : words
  }
}

/** What is wrong with the fields of a form, by their path. */
export function useFieldWords(): (error: unknown) => Readonly<Record<string, string>> {
  const words = useFaultWords()
  return (error) =>
    isProblem(error)
      ? Object.fromEntries(error.fields.map((field) => [field.path, words(field.code, field.message)]))
      : {}
}

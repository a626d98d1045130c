import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useFaultWords, useFieldWords } from '../../ui/use-field-words.ts'
import { cleaned, type Draft, draftOf, faultsOf, type FieldSchema, kindOf } from './field-schema.ts'

type Asked = {
  readonly schema: FieldSchema
  readonly known: Draft
  /** What the server said of the last try, and what stands before its paths. */
  readonly error: unknown
  readonly within?: string
}

/** A draft of settings with what is wrong with it: by the schema from the first try to save on, and as the server says. */
export function useSchemaForm({ schema, known, error, within = '' }: Asked) {
  const faultWords = useFaultWords()
  const fieldWords = useFieldWords()
  const [draft, setDraft] = useState(() => draftOf(schema, known))
  const [tried, setTried] = useState(false)
  const own = faultsOf(schema, draft)
  const said = Object.entries(fieldWords(error)).map(
    ([path, words]) => [path.startsWith(within) ? path.slice(within.length) : path, words] as const,
  )
  const faults = tried
    ? {
        ...Object.fromEntries(said),
        ...Object.fromEntries(Object.entries(own).map(([path, code]) => [path, faultWords(code, code)])),
      }
    : Object.fromEntries(said)
  return {
    draft,
    faults,
    tried,
    setDraft,
    change: (name: string, value: unknown) => setDraft((before) => ({ ...before, [name]: value })),
    /** Gives the settings to send, or null where something is still wrong: then it is shown at its field. */
    taken: (): Record<string, unknown> | null => {
      setTried(true)
      return Object.keys(own).length === 0 ? cleaned(schema, draft) : null
    },
    forgetSecrets: () => setDraft((before) => withoutSecrets(schema, before)),
    /** Whether everything that the server found wrong stands at a field of the form. */
    isSaidAtFields: isProblem(error) && error.fields.length > 0 && said.every(([path]) => path.split('.')[0]! in draft),
  }
}

const withoutSecrets = (schema: FieldSchema, draft: Draft): Draft =>
  Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [
      name,
      schema.properties?.[name] && kindOf(schema.properties[name]) === 'secret' ? '' : value,
    ]),
  )

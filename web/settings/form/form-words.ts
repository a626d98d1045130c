import { codeWords } from '../../language/code-words.ts'
import { useLanguage } from '../../language/language-context.tsx'

/** The words of a form's fields: `channels.mail.host`, its help `channels.mail.host_help`, its choices `channels.mail.security_tls`. */
export type FormWords = {
  label(path: string): string
  /** Null where the label says it all. */
  help(path: string): string | null
  option(path: string, value: string): string
}

/** `form` is the place of the words in the catalogue, below the family. */
export function useFormWords(
  family: 'channels' | 'services',
  form: string,
): FormWords & { known(path: string): string | null } {
  const { code } = useLanguage()
  const found = (key: string): string | null => {
    const words = code(family, form + key)
    return words === codeWords(form + key) ? null : words
  }
  return {
    known: found,
    label: (path) => found(path) ?? codeWords(path),
    help: (path) => found(`${path}_help`),
    option: (path, value) => found(`${path}_${value}`) ?? value,
  }
}

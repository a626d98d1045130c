import { useLanguage } from '../language/language-context.tsx'

/** Parts of the product that do things by themselves; the server calls them by these names. */
const parts: readonly string[] = [
  'setup',
  'sample',
  'line',
  'clock',
  'import',
  'learning',
  'notices',
  'letters',
  'command',
  'telegram',
  'whatsapp',
  'person',
]

/** Who did something: a person by name, a part of the product in words. */
export function Doer({ name }: { readonly name: string }) {
  const { code } = useLanguage()
  return <bdi>{parts.includes(name) ? code('part', name) : name}</bdi>
}

import { suggestMapping } from '../core/lead/import/mapping.ts'
import { fullName } from '../core/lead/import/row.ts'
import type { ImportTarget } from '../core/lead/import/target.ts'
import type { ImportWords } from '../core/lead/import/words.ts'

/** Fields of a lead that a form may call by any name. */
const guessed = [
  'email',
  'phone',
  'company',
  'job_title',
  'website',
  'industry',
  'company_size',
  'city',
  'region',
  'product',
  'amount',
  'message',
] as const satisfies readonly ImportTarget[]
type Guessed = (typeof guessed)[number] | 'name'

export type OtherNames = {
  /** What was found, by the field of the lead. */
  readonly found: Readonly<Partial<Record<Guessed, string>>>
  /** The form's fields that it was found in. */
  readonly used: ReadonlySet<string>
}

/**
 * Fields that a form service or a page calls by names of its own (`Телефон`, `Name`, `your-tel`, `Input_2`): read as the headers of
 * tables are, in four languages, else by what stands in them. Fields of the lead that are known already are not looked for.
 */
export function readOtherNames(
  fields: readonly (readonly [name: string, value: string])[],
  isKnown: (target: string) => boolean,
  words: ImportWords,
): OtherNames {
  const columns = fields.map(([name]) => name)
  const cells = fields.map(([, value]) => value.trim())
  const places = new Map<ImportTarget, number>()
  for (const [index, { target }] of suggestMapping({ columns, rows: [cells] }, words).columns.entries())
    if (!places.has(target)) places.set(target, index)
  const used = new Set<string>()
  const take = (target: ImportTarget): string | null => {
    const index = places.get(target)
    if (index === undefined) return null
    used.add(columns[index]!)
    return cells[index]!
  }
  const name = isKnown('name') ? null : fullName(take)
  const others = guessed.flatMap((target) => {
    const value = isKnown(target) ? null : take(target)
    return value === null ? [] : [[target, value] as const]
  })
  return { found: Object.fromEntries([...(name === null ? [] : [['name', name] as const]), ...others]), used }
}

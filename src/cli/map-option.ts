import { AppError } from '../core/app-error.ts'
import type { MappedColumn } from '../core/lead/import/table-columns.ts'

/** Collects `--map field=column` for commander; the column may hold an equals sign. */
function collectMapping(value: string, earlier: readonly MappedColumn[]): readonly MappedColumn[] {
  const at = value.indexOf('=')
  if (at <= 0 || at === value.length - 1)
    throw new AppError('bad_input', 'map_broken', 'Write --map field=column, such as --map email=Mail.', {
      option: '--map',
    })
  return [...earlier, [value.slice(0, at).trim(), value.slice(at + 1).trim()]]
}

/** The option of commands that read columns by their names. */
export const mapOption = [
  '--map <field=column>',
  'names the column of a field; may be repeated',
  collectMapping,
  [] as readonly MappedColumn[],
] as const

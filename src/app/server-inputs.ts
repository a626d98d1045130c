import { AppError } from '../core/app-error.ts'
import type { ImportMapping, ImportTarget } from '../core/lead/import/target.ts'
import type { FixedRule } from '../core/score/fixed-points.ts'
import { linesFault } from '../core/score/lines/find-lines.ts'
import { isMissing, parseNumber } from '../core/score/table/cells.ts'
import { columnKind } from '../core/score/table/column-kind.ts'
import type { DealTable } from '../core/score/table/encoding.ts'

/** An input of the server that a column becomes: its values as they stand, or a class that they are read as. */
type Input = { readonly name: string; readonly isClass: boolean }

const value = (name: string): Input => ({ name, isClass: false })
const classOf = (name: string): Input => ({ name, isClass: true })

/** What becomes of a column by the field that it is taken for, the nearest first; fields that are not named become no input (`leadFeatures`). */
const inputsOfField: Partial<Readonly<Record<ImportTarget, readonly Input[]>>> = {
  amount: [value('amount')],
  company_size: [value('company_size')],
  visits: [value('visits')],
  pages_viewed: [value('pages_viewed')],
  pricing_page_views: [value('pricing_page_views')],
  seconds_on_site: [value('seconds_on_site')],
  source: [value('source_name'), classOf('source')],
  utm_source: [value('source_name'), classOf('source')],
  utm_medium: [classOf('source')],
  utm_campaign: [value('campaign')],
  industry: [value('industry')],
  country: [value('country')],
  city: [value('city')],
  product: [value('product')],
  channel: [value('channel')],
  job_title: [classOf('title')],
  email: [classOf('mail')],
  phone: [classOf('phone')],
  name: [classOf('name')],
  given_name: [classOf('name')],
  surname: [classOf('name')],
  company: [classOf('company')],
  message: [classOf('text')],
}

/** The deals of a table as they came and as the server reads them: the same rows. */
export type ReadAsLeads = {
  readonly columns: readonly string[]
  readonly cells: DealTable['cells']
  readonly mapping: ImportMapping
  /** By the names of the server's inputs. */
  readonly inputs: DealTable
}

const plain = (text: string): string => text.trim().toLowerCase()
const mostShown = 12

/** The inputs that a column, or an input by its own name, stands for among those of the table. */
function inputsNamed({ columns, mapping, inputs }: ReadAsLeads, name: string): readonly Input[] {
  const own = columns.includes(name)
    ? [...(inputsOfField[mapping[name] ?? 'custom'] ?? []), value(`custom.${name}`)]
    : [value(name)]
  return own.filter((input) => inputs.columns.includes(input.name))
}

const cellsOf = ({ inputs }: ReadAsLeads, name: string): readonly string[] =>
  inputs.cells[inputs.columns.indexOf(name)]!

/** The inputs that have something to tell, for a message. */
function someInputs({ inputs }: ReadAsLeads): string {
  const telling = inputs.columns.filter((_, k) => new Set(inputs.cells[k]).size > 1)
  return [...telling.slice(0, mostShown), ...(telling.length > mostShown ? ['...'] : [])].join(', ')
}

function shownValues(read: ReadAsLeads, name: string): string {
  const values = [...new Set(cellsOf(read, name).filter((cell) => !isMissing(cell)))]
  return values
    .slice(0, 6)
    .map((cell) => cell.slice(0, 40))
    .join(', ')
}

type Use = { readonly option: string; readonly column: string; readonly fault: string }

/** The first input of a column that an option can be used on, by what fits best before what fits too; AppError says what the server knows of it instead. */
function inputFor(read: ReadAsLeads, { option, column, fault }: Use, ...fits: ((input: Input) => boolean)[]): string {
  const named = inputsNamed(read, column)
  for (const fit of fits) {
    const found = named.find(fit)
    if (found !== undefined) return found.name
  }
  const known = named.map(({ name }) => `"${name}" (${shownValues(read, name)})`).join(' and ')
  const isColumn = read.columns.includes(column)
  const nothing = isColumn ? `the server has no input for the column "${column}"` : `there is no column "${column}"`
  const message =
    named.length > 0
      ? `the server knows ${isColumn ? `the column "${column}"` : 'this'} as ${known}, and ${fault}.`
      : `${nothing}. What it reads from this table: ${someInputs(read)}.`
  throw new AppError('bad_input', 'no_server_input', `${option}: ${message}`, { option, column })
}

/** An input by its own name. */
export const anyInput = (read: ReadAsLeads, option: string, name: string): string =>
  inputFor(read, { option, column: name, fault: '' }, () => true)

/** The input of a number that may only rise or fall. */
export const numberInput = (read: ReadAsLeads, option: string, column: string): string =>
  inputFor(
    read,
    { option, column, fault: 'only a number can rise or fall' },
    ({ name, isClass }) => !isClass && columnKind(name, cellsOf(read, name)) === 'number',
  )

/** The input whose values are lines of business. */
export const linesInput = (read: ReadAsLeads, column: string): string =>
  inputFor(
    read,
    { option: '--lines', column, fault: 'lines of business are the values of a column that names them' },
    ({ name, isClass }) => !isClass && linesFault(name, cellsOf(read, name)) === null,
  )

/** A rule by the input that holds its values; one that no lead could ever meet is refused. */
export function ruleOfInput(read: ReadAsLeads, rule: FixedRule): FixedRule {
  const { column, is = [], from, below } = rule
  const original = read.cells[read.columns.indexOf(column)]
  const fault = is.length > 0 ? `a rule names values of these, not "${is[0]!.slice(0, 40)}"` : 'that is no number'
  const use = { option: '--fixed', column, fault }
  const asksNumber = from !== undefined || below !== undefined
  const hasNumber = (cells: readonly string[]) => !asksNumber || cells.some((cell) => parseNumber(cell) !== null)
  const holdsAll = ({ name }: Input): boolean => {
    const held = new Set(cellsOf(read, name).map(plain))
    return hasNumber(cellsOf(read, name)) && is.every((one) => held.has(one))
  }
  // A value that no deal has may come yet, where the server keeps values as they stand.
  const isKept = ({ name }: Input): boolean => {
    const cells = cellsOf(read, name)
    return hasNumber(cells) && original?.every((cell, row) => plain(cell) === plain(cells[row]!)) === true
  }
  return { ...rule, column: inputFor(read, use, holdsAll, isKept) }
}

/** What else a column with rules becomes: nothing is learned of it by another name. */
export function silencedBy(read: ReadAsLeads, rules: readonly FixedRule[]): readonly string[] {
  const fixed = new Set(rules.map((rule) => ruleOfInput(read, rule).column))
  const columns = rules.flatMap(({ column }) => (read.columns.includes(column) ? [column] : []))
  return columns
    .flatMap((column) => inputsNamed(read, column).map(({ name }) => name))
    .filter((name) => !fixed.has(name))
}

import type { ImportId, LeadId } from '../../core/lead/ids.ts'
import type { DateOrder } from '../../core/lead/import/date.ts'
import type { OutcomeWords } from '../../core/lead/import/outcome.ts'
import type { RefusedRow } from './files.ts'

export type ImportStatus = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'

export type ImportRecord = {
  readonly id: ImportId
  readonly fileName: string
  /** The name under which the uploaded bytes are kept; of the command line the path of the file. */
  readonly filePath: string
  readonly status: ImportStatus
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly encoding: string
  readonly mapping: Readonly<Record<string, string>>
  /** What people said of outcome words that are not known by themselves, this file's and earlier ones'. */
  readonly outcomes: OutcomeWords
  /** Whether 03/04 is in April or in March. */
  readonly dateOrder: DateOrder
  readonly totalRows: number | null
  readonly rowsDone: number
  readonly accepted: number
  readonly refused: number
  readonly repeated: number
  /** Rows that the person wanted left out, by the word of their outcome. */
  readonly leftOut: number
  readonly refusals: readonly RefusedRow[]
  readonly message: string | null
  readonly createdBy: string
  readonly createdAt: string
}

/** What is kept of a file in parts: its rows as they were uploaded, or the list of those that were refused. */
export type ImportFileKind = 'rows' | 'errors'
export type FilePart = { readonly importId: ImportId; readonly kind: ImportFileKind; readonly number: number }

export type ImportStore = {
  putPart(part: FilePart & { readonly bytes: Uint8Array }): Promise<void>
  part(part: FilePart): Promise<Uint8Array | null>
  dropFile(id: ImportId, kind: ImportFileKind): Promise<void>
  add(record: ImportRecord): Promise<void>
  load(id: ImportId): Promise<ImportRecord | null>
  all(): Promise<readonly ImportRecord[]>
  change(id: ImportId, changes: Partial<Omit<ImportRecord, 'id' | 'createdAt' | 'createdBy'>>): Promise<void>
  /** Leads of the import that nobody has touched, in pages. */
  untouchedLeads(id: ImportId, limit: number): Promise<readonly LeadId[]>
  /** Leads of the import that the line has not decided yet. */
  undecidedLeads(id: ImportId, limit: number): Promise<readonly LeadId[]>
  leadsOf(id: ImportId, limit: number): Promise<readonly LeadId[]>
  countLeads(id: ImportId): Promise<number>
  /** Takes leads away with all that hangs on them. */
  deleteLeads(ids: readonly LeadId[]): Promise<void>
}

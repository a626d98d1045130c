import type { SellerWords } from '../../core/read/seller-words.ts'
import type { Workspace } from './door.ts'

export type WorkspaceStore = {
  /** Makes the workspace that the transaction is in. With `onlyFirst`, false where there is one already. */
  create(
    workspace: Workspace & { readonly createdAt: string },
    options: { readonly onlyFirst: boolean },
  ): Promise<boolean>
  load(): Promise<Workspace>
  change(changes: Partial<Omit<Workspace, 'id'>>): Promise<void>
  /** The workspace's own words for the reader; the common seller's where it has none. */
  words(): Promise<SellerWords>
  changeWords(words: SellerWords): Promise<void>
  /** Leads in the workspace, sandbox ones apart; stops counting at `most`. */
  countLeads(most: number): Promise<number>
  /** Waits for the other transactions that hold this name in the workspace, until the end of this one. */
  lock(name: 'routing' | 'consent-texts' | 'policy' | 'people' | 'learning' | 'experiment' | 'sequences'): Promise<void>
}

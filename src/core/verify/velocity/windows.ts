import type { Window } from './window.ts'

/** Windows by their key, as the shell loaded them; absent ones are empty. */
export type Windows = { readonly get: (key: string) => Window | undefined }

/** Keeps secrets that must be read again: passwords and tokens of other services. */
export type Vault = {
  /** Sealed text. `place` is bound into it: it opens at that place alone. */
  seal(plain: string, place: string): string
  /** Null where it was sealed with another key or for another place, or was changed. */
  open(sealed: string, place: string): string | null
}

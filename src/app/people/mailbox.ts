/** An email as the name of an account: case and outer blanks do not matter, all else does. */
export function mailboxOf(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

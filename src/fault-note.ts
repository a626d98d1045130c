const quietMs = 30_000

/**
 * Notes faults of the database and the queue: their code alone, since a text may quote data, and each at most once in half a minute, since a
 * database that is away is told of by every connection.
 */
export function makeFaultNote(note: (line: string) => void, now: () => number): (error: unknown) => void {
  const toldAt = new Map<string, number>()
  return (error) => {
    const cause = causeOf(error)
    const told = toldAt.get(cause)
    if (told !== undefined && now() - told < quietMs) return
    toldAt.set(cause, now())
    note(`database or queue: ${cause}`)
  }
}

function causeOf(error: unknown): string {
  const { code, name, errors } = (error ?? {}) as { code?: unknown; name?: unknown; errors?: readonly unknown[] }
  if (typeof code === 'string') return code
  if (Array.isArray(errors) && errors.length > 0) return causeOf(errors[0])
  return typeof name === 'string' && name !== '' && name !== 'error' && name !== 'Error' ? name : 'does not answer'
}

import type { Tx } from '../ports/store.ts'

/** Turns the stored doer (`user:ID`, `key:ID`, `system:NAME`) into what people call them. */
export async function actorNames(tx: Tx): Promise<(actor: string) => string> {
  const people = await tx.people.all()
  const keys = await tx.people.keys()
  const names = new Map<string, string>([
    ...people.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`key:${id}`, `key ${name}`] as const),
  ])
  return (actor) => names.get(actor) ?? actor.replace(/^system:/, '')
}

import type { Context } from '../context.ts'
import type { Store } from '../ports/store.ts'

type Kept = { readonly key: string; readonly value: Promise<unknown> }

/** What each store's workspaces were told last; gone with the store. */
const memories = new WeakMap<Store, Map<string, Kept>>()

/**
 * What `make` gives, kept in this process until the key is another: the key names all that the answer rests on. Who asks meanwhile waits
 * for the same answer; a failed one is forgotten.
 */
export function remember<Value>(
  ctx: Context,
  { name, key }: { readonly name: string; readonly key: string },
  make: () => Promise<Value>,
): Promise<Value> {
  const memory = memories.get(ctx.store) ?? new Map<string, Kept>()
  memories.set(ctx.store, memory)
  const place = `${ctx.workspaceId} ${name}`
  const known = memory.get(place)
  // One place holds answers of one kind: its name stands for their type.
  if (known?.key === key) return known.value as Promise<Value>
  const value = make()
  memory.set(place, { key, value })
  value.catch(() => memory.delete(place))
  return value
}

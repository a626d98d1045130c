/** A sentence to change that comes with the address: a lowest hot score to try. */
export type PolicySearch = { readonly hot?: number }

/** Reads what to try out of an address; what makes no sense is left out. */
export function parsePolicySearch(search: Record<string, unknown>): PolicySearch {
  const hot = Number(search.hot)
  return Number.isInteger(hot) && hot >= 3 && hot <= 100 ? { hot } : {}
}

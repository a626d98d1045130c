import type { Lead } from '../lead/lead.ts'

/** The kind of a lead for learned closer rates: the product where one is named, else the way it came in. */
export function leadKind({ product, channel }: Pick<Lead, 'product' | 'channel'>): string {
  const named = product?.normalize('NFKC').trim().toLowerCase()
  return named ? `product:${named}` : `channel:${channel}`
}

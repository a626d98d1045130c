/** What letters may fill in. Those of the lead come from outside; the rest is the seller's own. */
export const leadPlaceholders = ['name', 'company', 'product'] as const
export const sellerPlaceholders = [
  'seller',
  'sender',
  'phone',
  'website',
  'guide_link',
  'webinar_link',
  'case_link',
  'unsubscribe_link',
] as const
export type Placeholder = (typeof leadPlaceholders)[number] | (typeof sellerPlaceholders)[number]

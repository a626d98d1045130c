/** Closed lists of names that the core keeps. In a file without schemas, because the console loads it. */
export { weekdays } from '../../core/decide/weekday.ts'
export { tiers } from '../../core/decide/tier.ts'
export { channels } from '../../core/lead/lead.ts'
export { leadPlaceholders, sellerPlaceholders } from '../../core/nurture/placeholder.ts'
export { nonbuyerKinds, signalNames } from '../../core/read/reading.ts'

import { tiers } from '../../src/http/contract/names.ts'

/** The tiers as screens list them, the hottest first. */
export const tiersFromHot = tiers.toReversed()

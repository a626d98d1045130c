/** Why a lead is closed without a deal, as people choose it. */
export const closeReasons = {
  lost: ['price', 'competitor', 'timing', 'no_need', 'no_contact'],
  disqualified: ['not_a_buyer', 'wrong_product', 'duplicate', 'fake', 'outside_area'],
} as const

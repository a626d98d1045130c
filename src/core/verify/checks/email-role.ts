import type { Check } from '../check.ts'
import { addressOf } from '../email/lead-address.ts'
import { isRoleLocal } from '../email/role.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('email.role')

/** Is the address a desk's rather than a person's (info@, sales@)? */
export const emailRole: Check = {
  id: 'email.role',
  needs: needsNothing,
  judge(lead) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return null
    return isRoleLocal(address.local) ? finding('warn', 'role_address') : finding('pass', 'personal_address')
  },
}

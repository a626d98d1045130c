import type { Lead } from '../../lead/lead.ts'
import { compareNames } from '../../lead/identity/name-compare.ts'
import { nameTokens, noNicknames } from '../../lead/identity/name-keys.ts'
import type { Check } from '../check.ts'
import { companyMatchesDomain } from '../company/company-domain.ts'
import { namesRegistration, readRegistration } from '../company/registration-number.ts'
import type { Address } from '../email/address.ts'
import { addressOf } from '../email/lead-address.ts'
import { isInstitution } from '../email/institution.ts'
import { isRoleLocal } from '../email/role.ts'
import type { Finding } from '../finding.ts'
import type { VerifyData } from '../verify-data.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('claim.consistency')

/** Employees from which a company has a mail domain of its own. */
const largeCompany = 250
/** Employees from which a company is not run from a school's mailbox. */
const someCompany = 20

/** Words of a company that is a person in law, of its own number: ТОО, ООО, LLP, בע"מ. An individual entrepreneur (ИП) is none. */
const legalPerson = /(?<!\p{L})(?:тоо|жшс|ооо|оао|зао|пао|ао|ақ|llc|llp|ltd|inc|gmbh|plc|בע["״]?מ)(?!\p{L})/iu

type Claims = { readonly lead: Lead; readonly address: Address | null; readonly data: VerifyData }
type AtOdds = string | null

function largeWithFreeMailbox({ lead: { companySize }, address, data }: Claims): AtOdds {
  const isLarge = companySize !== null && companySize >= largeCompany
  return isLarge && address !== null && data.freeDomains.has(address.ascii) ? 'large_company_free_mailbox' : null
}

function companyWithSchoolMailbox({ lead: { companySize, company }, address, data }: Claims): AtOdds {
  if (companySize === null || companySize < someCompany || address === null) return null
  if (company === null || companyMatchesDomain(company, address.ascii)) return null
  return isInstitution(address.ascii, data) ? 'company_with_school_mailbox' : null
}

function personsNumberOfCompany({ lead }: Claims): AtOdds {
  if (lead.company === null || !legalPerson.test(lead.company)) return null
  const numbers = Object.entries(lead.custom).flatMap(([key, value]) =>
    namesRegistration(key) && value !== null ? [readRegistration(String(value), lead.country)] : [],
  )
  const isPersons = numbers.some(
    (one) => one?.digitsAgree === true && (one.kind === 'kz_iin' || one.kind === 'ru_inn_person'),
  )
  return isPersons ? 'personal_number_for_company' : null
}

/** `aigul.serikova@` of a company's own domain and another name in the form: perhaps a colleague's mailbox. */
function otherNameInAddress({ lead, address, data }: Claims): AtOdds {
  if (lead.name === null || address === null || data.freeDomains.has(address.ascii)) return null
  const spelled = /^(\p{L}{3,})[._](\p{L}{3,})$/u.exec(address.local)
  if (!spelled || isRoleLocal(spelled[1]!) || isRoleLocal(spelled[2]!)) return null
  const named = nameTokens(lead.name, null, noNicknames)
  if (named.length < 2 || named.some(({ script }) => script === 'hebrew')) return null
  const level = compareNames(named, nameTokens(`${spelled[1]} ${spelled[2]}`, null, noNicknames))?.level
  return level === 'clash' ? 'other_name_in_address' : null
}

const comparisons = [largeWithFreeMailbox, companyWithSchoolMailbox, personsNumberOfCompany, otherNameInAddress]

/** What the lead says of itself, held against itself: each claim at odds with another is a reason of its own. None settles anything alone. */
export const claimConsistency: Check = {
  id: 'claim.consistency',
  needs: needsNothing,
  judge(lead, { data }): Finding | null {
    const typed = addressOf(lead.email)
    const address = typed === null || typed.form === 'reject' ? null : typed
    if (address === null && lead.company === null) return null
    const atOdds = comparisons.map((compare) => compare({ lead, address, data })).filter((one) => one !== null)
    const [first] = atOdds
    return first === undefined ? finding('pass', 'claims_agree') : finding('warn', first, { at_odds: atOdds })
  },
}

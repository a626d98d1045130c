import type { Check } from './check.ts'
import { claimConsistency } from './checks/claim-consistency.ts'
import { claimTitle } from './checks/claim-title.ts'
import { companyDomain } from './checks/company-domain.ts'
import { companyNumber } from './checks/company-number.ts'
import { companyWebsite } from './checks/company-website.ts'
import { duplicateOpen } from './checks/duplicate-open.ts'
import { emailDisposable } from './checks/email-disposable.ts'
import { emailDomainTypo } from './checks/email-domain-typo.ts'
import { emailFree } from './checks/email-free.ts'
import { emailMailbox } from './checks/email-mailbox.ts'
import { emailMx } from './checks/email-mx.ts'
import { emailRole } from './checks/email-role.ts'
import { emailSyntax } from './checks/email-syntax.ts'
import { namePlausible } from './checks/name-plausible.ts'
import { originAgent } from './checks/origin-agent.ts'
import { originBehaviour } from './checks/origin-behaviour.ts'
import { originNetwork } from './checks/origin-network.ts'
import { originPlace } from './checks/origin-place.ts'
import { phoneCarrier } from './checks/phone-carrier.ts'
import { phoneCountry } from './checks/phone-country.ts'
import { phoneFake } from './checks/phone-fake.ts'
import { phoneValid } from './checks/phone-valid.ts'
import { possession } from './checks/possession.ts'
import { companyEnriched, emailVerifier, phoneLive } from './checks/provider-checks.ts'
import { velocity } from './checks/velocity.ts'

/** Checks that answer from the lead, the lists and our own records: no network. */
export const instantChecks: readonly Check[] = [
  emailSyntax,
  emailDomainTypo,
  emailDisposable,
  emailFree,
  emailRole,
  phoneValid,
  phoneFake,
  phoneCountry,
  namePlausible,
  companyDomain,
  companyNumber,
  claimTitle,
  claimConsistency,
  originAgent,
  originBehaviour,
  duplicateOpen,
  velocity,
  possession,
]

/** Checks that ask the world: DNS, mail hosts, tables of networks and carriers. */
export const lookupChecks: readonly Check[] = [
  emailMx,
  emailMailbox,
  originNetwork,
  originPlace,
  phoneCarrier,
  companyWebsite,
  phoneLive,
  emailVerifier,
  companyEnriched,
]

/** Every check. */
export const allChecks: readonly Check[] = [...instantChecks, ...lookupChecks]

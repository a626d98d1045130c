import type { VerifyData } from '../verify-data.ts'
import { registrableDomain } from './registrable-domain.ts'

/** Labels of mail hosts that schools keep for their students. */
const studentLabel = /^(?:stud|student|students|edu|alumni|campus)$/

/** Whether a mail domain is a school's or another public body's: listed, or a host that a school keeps for its students. */
export function isInstitution(domain: string, { institutionDomains, freeDomains }: VerifyData): boolean {
  if (freeDomains.has(domain)) return false
  const registrable = registrableDomain(domain) ?? domain
  if (institutionDomains.has(domain) || institutionDomains.has(registrable)) return true
  const labels = domain.slice(0, -registrable.length).split('.')
  return labels.some((label) => studentLabel.test(label)) || /\.(?:edu|ac|k12)(?:\.[a-z]{2})?$/.test(domain)
}

import type { Check } from '../check.ts'
import { networkAnswerOf } from '../network/network-answer.ts'
import { timeZoneCountry } from '../network/time-zone-country.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('origin.place')

/**
 * Do the places agree: the network's country and the clock's with the phone's and the one the lead names? One of them apart is
 * travel, a VPN or a foreign card; only where network and clock both are elsewhere it warns.
 */
export const originPlace: Check = {
  id: 'origin.place',
  needs: needsNothing,
  judge(lead, { answers, defaultCountry }) {
    const network = lead.origin.ip === null ? null : (networkAnswerOf(answers, lead.origin.ip)?.country ?? null)
    const clock = lead.origin.timeZone === null ? null : timeZoneCountry(lead.origin.timeZone)
    const phone = phoneOf(lead, defaultCountry)?.region ?? null
    const named = lead.country?.toUpperCase() ?? null
    const home = [phone, named].filter((country) => country !== null)
    const seen = [network, clock].filter((country) => country !== null)
    if (home.length === 0 || seen.length === 0) return null
    const evidence = { network, clock, phone, named }
    const apart = seen.filter((country) => !home.includes(country)).length
    if (apart === 0) return finding('pass', 'places_agree', evidence)
    return apart === 2 ? finding('warn', 'places_differ', evidence) : finding('unknown', 'one_place_differs', evidence)
  },
}

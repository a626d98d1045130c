import examples from 'libphonenumber-js/mobile/examples'
import { getCountries, getExampleNumber, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { type PlannedNumber, plannedNational, plannedNumber } from './numbering-plan.ts'

const same = (ours: PlannedNumber, theirs: PhoneNumber | undefined): boolean =>
  theirs?.number === ours.number &&
  theirs.country === ours.country &&
  theirs.nationalNumber === ours.nationalNumber &&
  theirs.getType() === ours.type

/** A sample number with some digits put elsewhere, by a fixed rule. */
const bent = (national: string, round: number): string =>
  Array.from(national, (digit, at) =>
    at % 3 === round % 3 ? String((Number(digit) + round * (at + 1)) % 10) : digit,
  ).join('')

test('where the plan answers, the library says the same; clean numbers of every country are answered', () => {
  let [answered, whole] = [0, 0]
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (example === undefined) continue
    for (let round = 0; round < 12; round += 1) {
      const national = bent(example.nationalNumber, round)
      const digits = `${example.countryCallingCode}${national}`
      const ours = plannedNumber(digits)
      if (round === 0 && ours !== null) whole += 1
      if (ours !== null) expect(same(ours, parsePhoneNumberFromString(`+${digits}`)), `+${digits}`).toBe(true)
      for (const dialled of [`0${national}`, `8${national}`, `1${national}`, national]) {
        const inside = plannedNational(dialled, country)
        if (inside === null) continue
        answered += 1
        expect(same(inside, parsePhoneNumberFromString(dialled, country)), `${dialled} in ${country}`).toBe(true)
      }
    }
  }
  expect(whole).toBeGreaterThan(200)
  expect(answered).toBeGreaterThan(500)
})

test('what the library must forgive is left to it', () => {
  expect(plannedNumber('7887012345678')).toBeNull()
  expect(plannedNumber('9720502345678')).toBeNull()
  expect(plannedNational('81077012345678', 'KZ')).toBeNull()
  expect(plannedNational('7012345678', 'KZ')).toBeNull()
})

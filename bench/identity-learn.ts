// How often each comparison falls on each level, among pairs of one person (m) and of two (u), in the labelled sets: what the shipped
// weights in data/identity/weights.json are averaged, rounded and widened from.
import { comparisonLevels, comparisonNames, compareRecords } from '../src/core/lead/identity/compare.ts'
import { identityRecord, type IdentityRecord } from '../src/core/lead/identity/record.ts'
import { makeRandom } from '../src/core/math/random.ts'
import { loadIdentityData } from '../src/files/shipped-identity.ts'
import { loadSet, setNames, setsAreThere } from './identity-sets.ts'

const sampled = 100_000

type Counts = number[][]
const none = (): Counts => comparisonNames.map((name) => comparisonLevels[name].map(() => 0))

function add(counts: Counts, left: IdentityRecord, right: IdentityRecord): void {
  for (const [index, level] of compareRecords(left, right).levels.entries()) if (level >= 0) counts[index]![level]! += 1
}

const shares = (counts: readonly number[]): string => {
  const sum = counts.reduce((all, one) => all + one, 0)
  return sum === 0 ? '-' : counts.map((one) => (one / sum).toFixed(5)).join(' ')
}

if (!setsAreThere) console.log('skipped: the sets are not beside the repository')
else {
  const { nicknames } = await loadIdentityData()
  for (const name of setNames) {
    const rows = loadSet(name).map(({ fields, person }) => ({ person, record: identityRecord(fields, nicknames) }))
    const [m, u] = [none(), none()]
    const persons = Map.groupBy(rows, (row) => row.person)
    for (const group of persons.values())
      group.forEach((left, index) => group.slice(index + 1).forEach((right) => add(m, left.record, right.record)))
    const random = makeRandom(1)
    const any = () => rows[Math.floor(random() * rows.length)]!
    for (let count = 0; count < sampled; count += 1) {
      const [left, right] = [any(), any()]
      if (left.person !== right.person) add(u, left.record, right.record)
    }
    console.log(name)
    for (const [index, comparison] of comparisonNames.entries())
      console.log(`  ${comparison.padEnd(14)} m ${shares(m[index]!)}   u ${shares(u[index]!)}`)
  }
}

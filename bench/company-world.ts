// A simulated company with a known truth: messages in four languages read by the real reader, sources, cities, seasons; from the seventh
// month on a new city, a campaign that brings others than before, and dearer goods. Checks are skipped: their findings are few here.
import { loadDemoData } from '../src/files/demo-data.ts'
import { loadReader } from '../src/files/shipped-reader.ts'
import type { DemoMessage } from '../src/core/lead/demo/catalogue.ts'
import { blankLead, noBehaviour } from '../src/core/lead/blank-lead.ts'
import { noHistory } from '../src/core/lead/lead.ts'
import type { LeadId } from '../src/core/lead/ids.ts'
import { sigmoid } from '../src/core/math/logistic.ts'
import { normalDeviate, type Random } from '../src/core/math/random.ts'
import type { Reading } from '../src/core/read/reading.ts'
import type { FeatureRow } from '../src/core/score/feature-row.ts'
import { leadFeatures } from '../src/core/score/lead-features.ts'

export const dayMs = 86_400_000
export const start = Date.parse('2026-01-05T00:00:00Z')
/** The first day of the seventh month. */
export const driftDay = 181

export type SimulatedLead = {
  readonly id: LeadId
  readonly day: number
  readonly receivedAt: string
  readonly features: FeatureRow
  readonly truth: number
  readonly won: 0 | 1
  /** Null: never closed by anybody, it matures. */
  readonly closedAt: string | null
}

type Told = { readonly message: DemoMessage; readonly reading: Reading }

/** The messages with what the reader makes of them; read once, since the reader does not know the day. */
export async function readMessages(): Promise<readonly Told[]> {
  const [{ messages }, reader] = await Promise.all([loadDemoData(), loadReader()])
  return messages.map((message) => ({
    message,
    reading: reader.read(message.text, { receivedAt: message.received_at }),
  }))
}

type Choice = { readonly name: string; readonly weight: number; readonly effect: number }
const sources: readonly Choice[] = [
  { name: 'google ads', weight: 24, effect: 0 },
  { name: 'yandex direct', weight: 14, effect: -0.1 },
  { name: 'site', weight: 16, effect: 0.2 },
  { name: 'instagram', weight: 14, effect: -0.6 },
  { name: 'referral', weight: 10, effect: 0.9 },
  { name: 'exhibition', weight: 7, effect: 0.5 },
  { name: 'olx', weight: 8, effect: -0.5 },
]
const cities: readonly Choice[] = [
  { name: 'алматы', weight: 36, effect: 0.2 },
  { name: 'астана', weight: 22, effect: 0.1 },
  { name: 'шымкент', weight: 14, effect: -0.3 },
  { name: 'москва', weight: 14, effect: 0 },
  { name: 'תל אביב', weight: 14, effect: 0.1 },
]
const driftedSources = sources.map((one) => (one.name === 'instagram' ? { ...one, weight: 40, effect: -1.3 } : one))
const driftedCities = [...cities, { name: 'орал', weight: 22, effect: -0.9 }]

function drawn(choices: readonly Choice[], random: Random): Choice {
  let left = random() * choices.reduce((sum, { weight }) => sum + weight, 0)
  return choices.find(({ weight }) => (left -= weight) < 0) ?? choices[0]!
}

export type DayOptions = {
  readonly told: readonly Told[]
  readonly random: Random
  readonly perDay: number
  /** Whether the seventh month brings the drift: without it, every alarm is a false one. */
  readonly drifts: boolean
}

/** The leads of one day; days before 0 are those of the imported past. More come in spring and autumn, fewer on Sundays. */
export function leadsOfDay(day: number, { told, random, perDay, drifts }: DayOptions): readonly SimulatedLead[] {
  const isDrifted = drifts && day >= driftDay
  const season = Math.sin((4 * Math.PI * day) / 365)
  const weekday = ((day % 7) + 7) % 7 === 6 ? 0.4 : 1.1
  const count = Math.round(perDay * weekday * (1 + 0.2 * season) + 2 * normalDeviate(random))
  return Array.from({ length: Math.max(1, count) }, (_, number) => {
    const { message, reading } = told[Math.floor(random() * told.length)]!
    const source = drawn(isDrifted ? driftedSources : sources, random)
    const city = drawn(isDrifted ? driftedCities : cities, random)
    const size = random() < 0.3 ? null : Math.max(1, Math.round(Math.exp(3 + 1.2 * normalDeviate(random))))
    const visits = 1 + Math.floor(-Math.log(1 - random()) * 2)
    const logit =
      [-2.4, -1.4, -0.3, 0.9][message.rank]! +
      { decides: 0.4, delegated: 0.3, influences: -0.2, none: -0.6, unknown: 0 }[message.authority] +
      source.effect +
      city.effect +
      (size === null ? -0.2 : size >= 20 && size <= 500 ? 0.3 : 0) +
      0.35 * Math.log(visits) +
      0.15 * season -
      (isDrifted ? 0.5 : 0) +
      0.4 * normalDeviate(random)
    const at = start + day * dayMs + Math.floor((8 + 12 * random()) * 3_600_000)
    const receivedAt = new Date(at).toISOString()
    const id = `${day}-${number}` as LeadId
    const lead = {
      ...blankLead(id, receivedAt),
      channel: message.channel,
      source: source.name,
      city: city.name,
      companySize: size,
      industry: message.industry,
      message: message.text,
      behaviour: { ...noBehaviour, visits },
    }
    const truth = sigmoid(logit)
    const won = random() < truth ? 1 : 0
    const closing = -Math.log(1 - random()) * (won ? 16 : 20) + 1
    const isClosed = won === 1 || random() < 0.85
    return {
      id,
      day,
      receivedAt,
      features: leadFeatures({ lead, findings: [], reading, history: noHistory }),
      truth,
      won,
      closedAt: isClosed ? new Date(at + Math.min(80, closing) * dayMs).toISOString() : null,
    }
  })
}

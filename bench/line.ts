// The pure core on one lead with a message of 300 characters: verify, read, score, decide, route. Beside it, libphonenumber-js parsing its phone.
import { commonSeller } from '../src/core/read/seller-words.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { assess, type LineInput, routeStage } from '../src/app/line.ts'
import { completeDraft } from '../src/core/lead/lead-draft.ts'
import { noHistory } from '../src/core/lead/lead.ts'
import type { UserId } from '../src/core/lead/ids.ts'
import type { RepSnapshot } from '../src/core/route/assignment.ts'
import { makeScorer } from '../src/core/score/model.ts'
import { loadReader } from '../src/files/shipped-reader.ts'
import { loadBaseModel } from '../src/files/shipped-scorecard.ts'
import { loadVerifyData } from '../src/files/shipped-verify-data.ts'
import { loadDefaultPolicy } from '../src/files/shipped-policy.ts'
import { loadDemoData } from '../src/files/demo-data.ts'
import type { Engines } from '../src/app/engines.ts'
import { percentile, table, writeSection } from './results.ts'

const rounds = 5000
const [verifyData, reader, model, policy, { messages }] = await Promise.all([
  loadVerifyData(),
  loadReader(),
  loadBaseModel(),
  loadDefaultPolicy(),
  loadDemoData(),
])
const engines = { verifyData, reader } as Engines
const scorer = makeScorer(model)
const reps: readonly RepSnapshot[] = Array.from({ length: 10 }, (_, index) => ({
  userId: `rep-${index}` as UserId,
  closer: index < 3,
  junior: index > 7,
  available: true,
  load: index,
  capacity: 50,
  languages: ['ru'],
  lastAssignedAt: null,
}))

/** Messages of the sample data, joined and cut to 300 characters, so that every round reads another text. */
const texts = messages
  .map((_, index) =>
    messages
      .slice(index)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 300),
  )
  .filter((text) => text.length === 300)

function inputOf(index: number): LineInput {
  const draft = {
    channel: 'form',
    name: 'Марат Сапаров',
    email: `marat.${index}@gmail.com`,
    phone: `8 (701) 555-${String(1000 + (index % 9000))}`,
    company: 'Sarybel',
    jobTitle: 'директор',
    message: texts[index % texts.length]!,
  } as const
  const lead = completeDraft(draft, { id: `lead-${index}`, receivedAt: '2026-03-11T10:00:00+05:00', isTest: false })
  return {
    lead,
    answers: {},
    defaultCountry: 'KZ',
    words: commonSeller,
    provided: null,
    history: noHistory,
    scorer,
    policy,
    listHits: [],
    override: null,
    draw: 0.5,
    objected: false,
    drawnWith: null,
  }
}

function timed(one: (index: number) => void): readonly number[] {
  for (let index = 0; index < 1000; index += 1) one(index)
  return Array.from({ length: rounds }, (_, index) => {
    const from = performance.now()
    one(index)
    return performance.now() - from
  })
}

const line = timed((index) => {
  const input = inputOf(index)
  routeStage(input, assess(engines, input), { reps, now: '2026-03-11T05:00:05.000Z', holidays: [], owner: null })
})
const phone = timed((index) => void parsePhoneNumberFromString(`8 (701) 555-${String(1000 + (index % 9000))}`, 'KZ'))
const row = (name: string, times: readonly number[]) => [
  name,
  percentile(times, 0.5).toFixed(3),
  percentile(times, 0.99).toFixed(3),
  Math.round(1000 / (times.reduce((a, b) => a + b, 0) / times.length)),
]
writeSection('The pure core on one lead', 'node bench/line.ts', [
  `${rounds} leads with messages of 300 characters, one thread; aim: p99 under 2 ms.`,
  '',
  ...table(
    ['what', 'p50 ms', 'p99 ms', 'per second'],
    [row('verify, read, score, decide, route', line), row('libphonenumber-js parsing the phone alone', phone)],
  ),
])

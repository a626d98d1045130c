import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepNurture } from '../../src/app/nurture/step-nurture.ts'
import { sendDelivery } from '../../src/app/deliver/send-delivery.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { Condition } from '../../src/core/decide/condition.ts'
import type { EntryPreviewView, SequenceView } from '../../src/http/contract/sequences.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let program: Program
let mail: MailLab

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  mail = await startMailLab()
  await ada.send('PUT', '/api/channels/mail', {
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: null,
    from_name: 'Отдел продаж',
    from_address: 'sales@shop.example',
  })
})
afterAll(async () => {
  await server.close()
  await mail.close()
})

type Step = { id: string; kind: string; letter?: string; days?: number; branches?: object[]; next: string | null }
type Body = {
  id: string
  name?: string
  version: number
  entry: Condition
  steps: Step[]
  letters: Record<string, { purpose: string; subject: Record<string, string>; body: Record<string, string> }>
}
const bodyOf = (sequence: SequenceView) => sequence.body as unknown as Body
const list = async () => (await ada.get('/api/sequences')).body['items'] as SequenceView[]
const order = async () => (await list()).map(({ id }) => id)
const make = async (name: string, change: Partial<Body> = {}): Promise<string> => {
  const { status, body } = await ada.send('POST', '/api/sequences', { name })
  expect(status).toBe(201)
  const made = body as unknown as SequenceView
  const changed = await ada.send('PATCH', `/api/sequences/${made.id}`, {
    active: true,
    body: { ...bodyOf(made), ...change },
  })
  expect(changed.status).toBe(200)
  return made.id
}
const from = (...sources: string[]): Condition => ({ kind: 'in', fact: 'source', values: sources })

let count = 0
const names =
  'erez golan hadar ilan keren lavi maayan nitzan oren peleg rimon shaked tamar yarden zohar alon brosh dekel'.split(
    ' ',
  )
const lead = async (changes: object): Promise<LeadId> => {
  count += 1
  const { body, status } = await program.post('/v1/leads?wait=decision', {
    name: 'דנה',
    email: `dana@${names[count]}-works.co.il`,
    country: 'IL',
    received_at: new Date(Date.now() - (names.length - count) * 3_600_000).toISOString(),
    message: 'שלום, ראיתי אתכם ביריד. כמה זה עולה?',
    ...changes,
  })
  expect(status).toBe(201)
  return body['id'] as LeadId
}
const timeline = async (leadId: LeadId) =>
  (await ada.get(`/api/leads/${leadId}`)).body['timeline'] as { kind: string; detail: Record<string, unknown> }[]
const entered = async (leadId: LeadId) =>
  (await timeline(leadId)).flatMap(({ kind, detail }) => (kind === 'nurture.entered' ? [detail['sequence']] : []))
const happened = (leadId: LeadId, kind: string) =>
  waitFor(async () => (await timeline(leadId)).find((one) => one.kind === kind))
const lettersTo = async (leadId: LeadId) => {
  const email = String((await ada.get(`/api/leads/${leadId}`)).body['email'])
  return mail.letters.filter(({ to }) => to.includes(email))
}

/** What the sweep of some minutes later does. */
const soon = () => sweep({ ...server.world, now: () => new Date(Date.now() + 120_000).toISOString() })

describe('a sequence of the company’s own', () => {
  let fair: string

  it('begins as one answer, tried first and off', async () => {
    const { status, body } = await ada.send('POST', '/api/sequences', { name: ' Ярмарка, иврит ' })
    expect(status).toBe(201)
    const made = body as unknown as SequenceView
    fair = made.id
    expect([made.active, made.own, bodyOf(made).name]).toEqual([false, true, 'Ярмарка, иврит'])
    expect(bodyOf(made).steps).toHaveLength(1)
    expect(await order()).toEqual([fair, 'wrong_product', 'jobseeker', 'not_buying', 'not_now', 'warm', 'cold'])
    const off = await lead({ source: 'fair' })
    await happened(off, 'letter.sent')
    expect(await entered(off)).toEqual(['cold'])
  })

  it('says whom it would have taken, and who is before it', async () => {
    const preview = async (entry: unknown) =>
      (await ada.send('POST', '/api/sequences/entry-preview', { id: fair, entry })).body as unknown as EntryPreviewView
    expect(await preview(from('fair'))).toMatchObject({ entered: 1, eligible: 1, doubts: [] })
    expect(await preview(from('web'))).toMatchObject({ entered: 0, eligible: 1 })
    const cold = { kind: 'is', fact: 'tier', value: 'cold' }
    const lost = { kind: 'in', fact: 'lostReason', values: ['price'] }
    expect((await preview({ kind: 'all', of: [cold, lost] })).doubts).toEqual([{ code: 'entry_never', by: null }])
    const unknown = await ada.send('POST', '/api/sequences/entry-preview', { id: fair, entry: { kind: 'x' } })
    expect([unknown.status, unknown.body.error!.reason]).toEqual([400, 'sequence_faulty'])
  })

  it('writes to the leads it is for, in their language, before those that ship', async () => {
    const made = (await list()).find(({ id }) => id === fair)!
    const body = bodyOf(made)
    const [step] = body.steps
    const letter = body.letters[step!.letter!]!
    const subject = { ...letter.subject, he: 'המחירים שלנו, כפי שהבטחנו ביריד' }
    const entry = {
      kind: 'all',
      of: [
        from('fair'),
        { kind: 'in', fact: 'messageLanguage', values: ['he'] },
        { kind: 'in', fact: 'signals', values: ['price_only'] },
      ],
    }
    const saved = await ada.send('PATCH', `/api/sequences/${fair}`, {
      active: true,
      body: { ...body, entry, letters: { [step!.letter!]: { ...letter, subject } } },
    })
    expect([saved.status, saved.body['active']]).toEqual([200, true])
    const asked = await lead({ source: 'fair' })
    const { letter: sent } = await waitFor(async () => (await lettersTo(asked))[0])
    expect(sent.subject).toBe('המחירים שלנו, כפי שהבטחנו ביריד')
    expect(sent.text).toContain('דנה')
    expect(await entered(asked)).toEqual([fair])
    const elsewhere = await lead({ source: 'web' })
    await happened(elsewhere, 'letter.sent')
    expect(await entered(elsewhere)).toEqual(['cold'])
  })

  it('is copied with all its letters, under a name of its own', async () => {
    const taken = await ada.send('POST', '/api/sequences', { name: 'ярмарка,  Иврит', copy_of: fair })
    expect(taken.status).toBe(400)
    expect(taken.body.error!.fields).toMatchObject([{ code: 'name_taken' }])
    const nameless = await ada.send('POST', '/api/sequences', { name: ' ' })
    expect(nameless.status).toBe(400)
    const gone = await ada.send('POST', '/api/sequences', { name: 'Другая', copy_of: 'gone' })
    expect([gone.status, gone.body.error!.reason]).toEqual([404, 'sequence_unknown'])
    const { body } = await ada.send('POST', '/api/sequences', { name: 'Тёплые, своя', copy_of: 'warm' })
    const copy = bodyOf(body as unknown as SequenceView)
    const warm = bodyOf((await list()).find(({ id }) => id === 'warm')!)
    expect([copy.letters, copy.steps, copy.entry]).toEqual([warm.letters, warm.steps, warm.entry])
    expect((await ada.send('DELETE', `/api/sequences/${copy.id}`)).status).toBe(204)
  })

  it('is put elsewhere in the order, unless somebody did so meanwhile', async () => {
    const before = await order()
    const after = [...before.slice(1), before[0]!]
    const put = (to: readonly string[], read: readonly string[]) =>
      ada.send('PUT', '/api/sequences/order', { from: read, to })
    expect((await put(after, before)).status).toBe(200)
    expect(await order()).toEqual(after)
    const late = await put(after, before)
    expect([late.status, late.body.error!.reason]).toEqual([409, 'sequences_moved'])
    const other = await put(before.slice(1), after)
    expect([other.status, other.body.error!.reason]).toEqual([400, 'order_faulty'])
    // Now the cold leads are taken before it.
    const asked = await lead({ source: 'fair' })
    await happened(asked, 'letter.sent')
    expect(await entered(asked)).toEqual(['cold'])
    expect((await list()).at(-1)!.doubts).toEqual([])
    await put(before, after)
    expect(await order()).toEqual(before)
  })

  it('that ships is only switched off', async () => {
    const refused = await ada.send('DELETE', '/api/sequences/cold')
    expect([refused.status, refused.body.error!.reason]).toEqual([409, 'sequence_ships'])
    expect((await ada.send('DELETE', '/api/sequences/own_none')).status).toBe(404)
  })

  it('is for those who may change letters', async () => {
    const rep = await personOf(server, 'rep')
    expect((await rep.send('POST', '/api/sequences', { name: 'Моя' })).status).toBe(403)
    expect((await rep.send('DELETE', `/api/sequences/${fair}`)).status).toBe(403)
  })
})

describe('a sequence that is removed while leads are in it', () => {
  const waiting = { kind: 'wait', branches: [], next: null } as const

  it('ends for whoever had a letter: no other sequence begins', async () => {
    const made = (await ada.send('POST', '/api/sequences', { name: 'Месяц' })).body as unknown as SequenceView
    const body = bodyOf(made)
    const steps = [
      { ...body.steps[0]!, next: 'wait' },
      { ...waiting, id: 'wait', days: 30 },
    ]
    const id = made.id
    const changed = { ...body, entry: from('month'), steps }
    await ada.send('PATCH', `/api/sequences/${id}`, { active: true, body: changed })
    const written = await lead({ source: 'month' })
    await happened(written, 'letter.sent')
    expect((await list()).find((one) => one.id === id)!.counts.running).toBe(1)
    expect((await ada.send('DELETE', `/api/sequences/${id}`)).status).toBe(204)
    await soon()
    expect((await happened(written, 'nurture.left')).detail).toMatchObject({ sequence: id, reason: 'sequence_off' })
    await soon()
    expect(await entered(written)).toEqual([id])
    expect(await lettersTo(written)).toHaveLength(1)
    const removed = await ada.get('/api/audit?limit=20')
    expect(JSON.stringify(removed.body)).toContain('sequence.removed')
  })

  it('hands whoever had none to the next that fits: nobody is left in silence', async () => {
    const made = (await ada.send('POST', '/api/sequences', { name: 'Позже' })).body as unknown as SequenceView
    const body = bodyOf(made)
    const steps = [{ ...waiting, id: 'wait', days: 2, next: body.steps[0]!.id }, body.steps[0]!]
    await ada.send('PATCH', `/api/sequences/${made.id}`, {
      active: true,
      body: { ...body, entry: from('later'), steps },
    })
    const silent = await lead({ source: 'later' })
    await happened(silent, 'nurture.entered')
    expect(await lettersTo(silent)).toEqual([])
    await ada.send('DELETE', `/api/sequences/${made.id}`)
    await soon()
    await waitFor(async () => (await lettersTo(silent))[0])
    expect(await entered(silent)).toEqual([made.id, 'cold'])
  })
})

describe('a sequence that takes nobody new', () => {
  /** The product as it will be in four days, and what it writes then. */
  const later = async (leadId: LeadId): Promise<void> => {
    const then = { ...server.system, now: () => new Date(Date.now() + 4 * 86_400_000).toISOString() }
    await stepNurture(then, leadId)
    const { items } = (await ada.get('/api/deliveries?state=waiting')).body as {
      items: { id: string; lead_id: string }[]
    }
    for (const { id, lead_id } of items) if (lead_id === leadId) await sendDelivery(then, id)
  }

  /** One answer at once, another three days later, and a lead that has had the first. */
  const halfWay = async (name: string, source: string) => {
    const made = (await ada.send('POST', '/api/sequences', { name })).body as unknown as SequenceView
    const body = bodyOf(made)
    const [step] = body.steps
    const letters = { ...body.letters, second: body.letters[step!.letter!]! }
    const steps: Step[] = [
      { ...step!, next: 'pause' },
      { id: 'pause', kind: 'wait', days: 3, branches: [], next: 'second' },
      { id: 'second', kind: 'letter', letter: 'second', next: null },
    ]
    await ada.send('PATCH', `/api/sequences/${made.id}`, {
      active: true,
      body: { ...body, entry: from(source), steps, letters },
    })
    const written = await lead({ source })
    await happened(written, 'letter.sent')
    return { id: made.id, written }
  }
  const find = async (id: string) => (await list()).find((one) => one.id === id)

  it('goes on for whoever is in it where that is asked, and is gone with the last of them', async () => {
    const { id, written } = await halfWay('Две недели', 'weeks')
    expect((await ada.send('DELETE', `/api/sequences/${id}?running=sometimes`)).status).toBe(400)
    expect((await ada.send('DELETE', `/api/sequences/${id}?running=finish`)).status).toBe(204)
    expect(await find(id)).toMatchObject({ active: false, finishing: true, removed: true, counts: { running: 1 } })
    expect(await order()).toContain(id)
    const kept = (await list()).flatMap((one) => (one.removed ? [] : [one.id]))
    expect((await ada.send('PUT', '/api/sequences/order', { from: kept, to: kept })).status).toBe(200)
    expect((await ada.send('PATCH', `/api/sequences/${id}`, { active: true })).status).toBe(404)
    const reused = await ada.send('POST', '/api/sequences', { name: 'Две недели' })
    expect(reused.status).toBe(201)
    await ada.send('DELETE', `/api/sequences/${reused.body['id']}`)
    const newer = await lead({ source: 'weeks' })
    await happened(newer, 'letter.sent')
    expect(await entered(newer)).toEqual(['cold'])
    await soon()
    await later(written)
    expect((await happened(written, 'nurture.left')).detail).toMatchObject({ sequence: id, reason: 'finished' })
    await waitFor(async () => (await lettersTo(written)).length === 2)
    expect(await entered(written)).toEqual([id])
    await soon()
    expect(await find(id)).toBeUndefined()
    expect(
      await server.world.store.inWorkspace(server.system.workspaceId, (tx) => tx.nurture.sequences()),
    ).not.toContainEqual(expect.objectContaining({ id }))
  })

  it('is stopped after all for whoever is still in it', async () => {
    const { id, written } = await halfWay('Передумали', 'second-thoughts')
    await ada.send('DELETE', `/api/sequences/${id}?running=finish`)
    await ada.send('DELETE', `/api/sequences/${id}?running=stop`)
    expect(await find(id)).toBeUndefined()
    await soon()
    expect((await happened(written, 'nurture.left')).detail).toMatchObject({ reason: 'sequence_off' })
    await later(written)
    expect(await lettersTo(written)).toHaveLength(1)
  })

  it('is one that was switched off, too: it stops within minutes, or those in it finish', async () => {
    const stopping = await halfWay('Сразу', 'at-once')
    await ada.send('PATCH', `/api/sequences/${stopping.id}`, { active: false })
    await soon()
    expect((await happened(stopping.written, 'nurture.left')).detail).toMatchObject({ reason: 'sequence_off' })
    const finishing = await halfWay('До конца', 'to-the-end')
    await ada.send('PATCH', `/api/sequences/${finishing.id}`, { active: false, running: 'finish' })
    expect(await find(finishing.id)).toMatchObject({ active: false, finishing: true, removed: false })
    await later(finishing.written)
    await waitFor(async () => (await lettersTo(finishing.written)).length === 2)
    await ada.send('PATCH', `/api/sequences/${finishing.id}`, { active: true })
    expect(await find(finishing.id)).toMatchObject({ active: true, finishing: false })
  })
})

describe('a new sequence', () => {
  it('writes to nobody whom an older one has answered', async () => {
    const student = await lead({ message: 'שלום, אני סטודנטית וכותבת עבודה, אפשר לשאול כמה שאלות?', source: 'uni' })
    await happened(student, 'nurture.left')
    await waitFor(async () => (await lettersTo(student)).length === 1)
    const before = await entered(student)
    await make('Вузы', { entry: from('uni') })
    await stepNurture(server.system, student)
    expect(await entered(student)).toEqual(before)
    expect(await lettersTo(student)).toHaveLength(1)
  })
})

import type { EventKeys, StreamEvent } from './stream-event.ts'

/** What is counted together. */
export const windowKinds = [
  'ip',
  'subnet',
  'device',
  'phone',
  'block',
  'mailbox',
  'stem',
  'domain',
  'text',
  'longText',
  'phrase1',
  'phrase2',
  'phrase3',
  'rhythm',
  'fresh',
] as const
export type WindowKind = (typeof windowKinds)[number]

/** Where an event leaves its trace. `key` is unique over kinds and can be a row's key in a table. */
export type WindowKey = {
  readonly kind: WindowKind
  readonly key: string
  /** Who it was, and the second thing that tells events of this kind apart (network of a device, spelling of a mailbox). */
  readonly person: number
  readonly other: number
}

/** One event in a window: time, its number in the stream, person, other, and how much its own behaviour looked like a machine's (0 to 1). */
export type Trace = readonly [atMs: number, ordinal: number, person: number, other: number, machine: number]

/** The past of one key: the latest traces, oldest first, and how many there ever were. Plain JSON: a row of a table holds it. */
export type Window = { readonly total: number; readonly traces: readonly Trace[] }

export const emptyWindow: Window = { total: 0, traces: [] }

const mostTraces = 32
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
const horizonMs = 7 * dayMs

/** 32-bit FNV-1a of a text: enough to tell apart the few dozen traces of one window. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

const blockDigits = 2
/** Letters from which two people hardly write the same by chance; an advertisement's prepared question is shorter. */
const longText = 36

const phraseKinds = ['phrase1', 'phrase2', 'phrase3'] as const
const phraseWords = 3
const leastWords = 6

/**
 * Three phrases that stand for a long text: of all its runs of three words the one with the least hash, under three hashes (minhash,
 * Broder 1997). Two texts share one as often as their runs overlap, so a template with its parts exchanged still meets itself.
 */
function phrasesOf(text: string | null): readonly string[] {
  if (text === null || text.length < longText) return []
  const words = text.split(' ')
  if (words.length < leastWords) return []
  const runs = words.slice(phraseWords - 1).map((_, at) => words.slice(at, at + phraseWords).join(' '))
  return phraseKinds.map((kind) => Math.min(...runs.map((run) => hash32(`${kind} ${run}`))).toString(36))
}

/** The windows an event belongs to. The shell loads these, hands them to `assess`, and stores what `advance` returns. */
export function windowKeys(event: StreamEvent, keys: EventKeys): readonly WindowKey[] {
  const person = hash32(keys.mailbox ?? keys.phone ?? event.name ?? event.id)
  const device = hash32(event.fingerprint ?? event.userAgent ?? '')
  const network = hash32(keys.subnet ?? event.ip ?? '')
  const all: WindowKey[] = []
  const add = (kind: WindowKind, value: string | null, other: number) => {
    if (value !== null) all.push({ kind, key: `${kind}:${value}`, person, other })
  }
  add('ip', event.ip, device)
  add('subnet', keys.subnet, hash32(event.ip ?? ''))
  add('device', event.fingerprint, network)
  add('phone', keys.phone, network)
  add('block', keys.phone?.slice(0, -blockDigits) ?? null, hash32(keys.phone ?? ''))
  add('mailbox', keys.mailbox, hash32(keys.typedEmail ?? ''))
  add('stem', keys.stem, keys.stemNumber ?? 0)
  add('domain', keys.domain, network)
  if (keys.text !== null)
    add(keys.text.length < longText ? 'text' : 'longText', hash32(keys.text).toString(36), network)
  for (const [index, phrase] of phrasesOf(keys.text).entries()) add(phraseKinds[index]!, phrase, network)
  add('rhythm', keys.rhythm, network)
  add('fresh', keys.domain === null ? null : 'domain', network)
  return all
}

/** A ring of new domains must not make itself usual by its own numbers; yet a lasting change must become usual in the end. */
const suspectShare = 0.25

/** The window after the event: traces older than a week go, and the oldest beyond thirty-two. */
export function advance(
  window: Window,
  key: WindowKey,
  event: { readonly atMs: number; readonly ordinal: number; readonly machine: number; readonly isVerified: boolean },
): Window {
  const kept = window.traces.filter((trace) => event.atMs - trace[0] <= horizonMs).slice(1 - mostTraces)
  const machine = Math.round(event.machine * 100) / 100
  const total = window.total + (key.kind !== 'fresh' || event.isVerified ? 1 : suspectShare)
  return { total, traces: [...kept, [event.atMs, event.ordinal, key.person, key.other, machine]] }
}

/** Traces within `spanMs` of `atMs`: leads that are handed in late may come out of order. */
export function within(window: Window, atMs: number, spanMs: number): readonly Trace[] {
  return window.traces.filter((trace) => Math.abs(atMs - trace[0]) <= spanMs)
}

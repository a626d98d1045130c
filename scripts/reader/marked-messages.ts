import { authorities, nonbuyerKinds, signalNames } from '../../src/core/read/reading.ts'
import type { LabelledMessage } from './corpus.ts'

/**
 * Labelled messages as they are written by hand: blocks parted by empty lines. The first line of a block holds
 * `channel=chat industry=windows at=2026-03-10T09:15+05:00 auth=decides rank=3 [non=student]`, the others the text, with
 * marks around what shows a label: `{pain:words}`, `{deadline=3:words}`, `{step=1:words}`. Marks do not nest.
 */
type Header = Pick<LabelledMessage, 'channel' | 'received_at' | 'authority' | 'nonbuyer' | 'rank'>

type Place = { readonly file: string; readonly line: number }

const fail = ({ file, line }: Place, reason: string): never => {
  throw new Error(`${file}:${line}: ${reason}`)
}

function oneOf<T extends string>(names: readonly T[], value: string | undefined, what: string, place: Place): T {
  return (
    names.find((name) => name === value) ?? fail(place, `${what} is "${value ?? ''}", not one of ${names.join(', ')}`)
  )
}

const ranks = ['0', '1', '2', '3'] as const
const known = new Set(['channel', 'industry', 'at', 'auth', 'rank', 'non'])

function readHeader(line: string, place: Place): Header {
  const fields = new Map<string, string>()
  for (const field of line.trim().split(/\s+/)) {
    const [, name, value] = /^([a-z]+)=(.+)$/.exec(field) ?? fail(place, `"${field}" is no name=value`)
    if (!known.has(name)) fail(place, `"${name}" is no field of a message`)
    fields.set(name, value)
  }
  const at = fields.get('at') ?? ''
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(at))
    fail(place, `at is "${at}", no time with a zone`)
  const rank = Number(oneOf(ranks, fields.get('rank'), 'rank', place)) as Header['rank']
  const non = fields.get('non')
  const nonbuyer = non === undefined ? null : oneOf(nonbuyerKinds, non, 'non', place)
  if ((nonbuyer !== null) !== (rank === 0)) fail(place, 'rank 0 and non= go together')
  return {
    channel: fields.get('channel') ?? fail(place, 'channel is missing'),
    received_at: at,
    authority: nonbuyer ? 'unknown' : oneOf(authorities, fields.get('auth') ?? 'unknown', 'auth', place),
    nonbuyer,
    rank,
  }
}

type Marked = Pick<LabelledMessage, 'text' | 'signals' | 'deadline' | 'next_step'>

const mark = /\{([a-z_]+)(?:=(-?\d+))?:([^{}]+)\}/g

function readText(marked: string, place: Place): Marked {
  const signals: LabelledMessage['signals'][number][] = []
  let deadline: LabelledMessage['deadline'] = null
  let nextStep: LabelledMessage['next_step'] = null
  const text = marked.replace(mark, (_, name: string, days: string | undefined, words: string) => {
    const quote = words.trim()
    if (name === 'deadline' || name === 'step') {
      if (days === undefined) fail(place, `{${name}} needs its days: {${name}=3:words}`)
      const dated = { quote, days: Number(days) }
      if (name === 'deadline') deadline ??= dated
      else nextStep ??= dated
    } else signals.push({ signal: oneOf(signalNames, name, 'the mark', place), quote })
    return words
  })
  const brace = text.search(/[{}]/)
  if (brace >= 0) fail(place, `a brace is left over at "${text.slice(brace, brace + 20)}"`)
  return { text, signals, deadline, next_step: nextStep }
}

function readBlock(lines: readonly string[], place: Place): Header & Marked {
  const header = readHeader(lines[0], place)
  const body = readText(lines.slice(1).join('\n'), { ...place, line: place.line + 1 })
  if (body.text.trim() === '') fail(place, 'the message has no text')
  const buying = body.signals.find(({ signal }) => header.nonbuyer && signal !== 'norush')
  if (buying) fail(place, `a non-buyer holds no ${buying.signal}`)
  return { ...header, ...body }
}

/** Reads a file of marked messages; its name begins with the language. Throws an Error that names file and line. */
export function parseMarkedMessages(content: string, file: string): readonly LabelledMessage[] {
  const rows = content.split(/\r?\n/)
  const messages: LabelledMessage[] = []
  for (let at = 0; at < rows.length; ) {
    if (rows[at].trim() === '' || rows[at].startsWith('#')) {
      at += 1
      continue
    }
    const start = at
    while (at < rows.length && rows[at].trim() !== '') at += 1
    const block = readBlock(rows.slice(start, at), { file, line: start + 1 })
    messages.push({ id: `${file}-${start + 1}`, file, lang: file.split('-')[0], origin: 'written', ...block })
  }
  return messages
}

import { AppError } from '../core/app-error.ts'
import type { Server } from './route.ts'

/** A body nested deeper, or with more keys, than any of ours is an attack or a mistake. */
const deepest = 32
const mostKeys = 2000

const utf8 = new TextDecoder('utf-8', { fatal: true })
/** Names that would reach an object's prototype when the value is copied. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads JSON bodies strictly: valid UTF-8, valid JSON, well-formed text, no dangerous names, bounded shape. */
export function acceptJson(app: Server): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    body.length === 0 ? undefined : parseBody(body),
  )
}

/** A JSON body as a value, or AppError `bad_input`. */
export function parseBody(body: Uint8Array): unknown {
  const value = parseJson(decode(body))
  inspect(value)
  return value
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body)
  } catch {
    throw new AppError('bad_input', 'not_utf8', 'the body is not valid UTF-8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('bad_input', 'json_broken', 'the body is not valid JSON')
  }
}

type Visit = { readonly value: unknown; readonly depth: number }

/** Walks the value without recursion, so that its depth cannot exhaust the stack. */
function inspect(root: unknown): void {
  const open: Visit[] = [{ value: root, depth: 0 }]
  let keys = 0
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, depth } = visit
    if (typeof value === 'string') requireText(value)
    if (typeof value !== 'object' || value === null) continue
    if (depth >= deepest)
      throw new AppError('bad_input', 'too_deep', `the body is nested deeper than ${deepest} levels`)
    for (const key of Object.keys(value)) {
      if (!Array.isArray(value)) {
        keys += 1
        requireKey(key, keys)
      }
      open.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 })
    }
  }
}

function requireKey(key: string, soFar: number): void {
  if (soFar > mostKeys) throw new AppError('bad_input', 'too_many_fields', `the body has more than ${mostKeys} fields`)
  if (forbiddenKeys.has(key))
    throw new AppError('bad_input', 'forbidden_key', 'a field has a name that is not allowed', { field: key })
  requireText(key)
}

function requireText(text: string): void {
  if (text.isWellFormed() && !text.includes('\u0000')) return
  throw new AppError(
    'bad_input',
    'text_malformed',
    'a text holds a lone surrogate or a NUL character, which is not valid text',
  )
}

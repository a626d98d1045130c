import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/app/keys/create-key.ts'
import { addForm } from '../../src/app/settings/add-form.ts'
import { type TestServer, testServer } from '../support/server.ts'

const run = promisify(execFile)
const guide = readFileSync(new URL('../../docs/guides/developer.md', import.meta.url), 'utf8')

type Example = { readonly title: string; readonly command: string; readonly answer: unknown }

/** Each shell block of the guide with the JSON block after it. */
const examples: readonly Example[] = [...guide.matchAll(/```sh\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g)].map(
  ([, command, answer]) => ({
    title: /https?:\/\/localhost:4400([^"\s]*)/.exec(command!)![1]!,
    command: command!,
    answer: JSON.parse(answer!) as unknown,
  }),
)

const curl = spawnSync('curl', ['--version']).status === 0
if (!curl) console.log('skipped: the examples of the developer guide need curl')

describe.skipIf(!curl)('the developer guide', () => {
  let server: TestServer
  let key: string
  let lead = ''
  beforeAll(async () => {
    server = await testServer()
    key = (
      await createKey(server.system, {
        name: 'Guide',
        scopes: ['leads:write', 'leads:read', 'outcomes:write'],
        sandbox: false,
      })
    ).secret
    const form = { slug: 'website', name: 'Website', source: null, active: true, redirectUrl: null, allowedOrigins: [] }
    await addForm(server.system, form)
  })
  afterAll(() => server.close())

  it('has an answer for every command', () => {
    expect(examples.length).toBeGreaterThan(6)
    expect(examples).toHaveLength(guide.split('```sh\n').length - 1)
  })

  it.each(examples)('$title answers what it says', async ({ command, answer }) => {
    const { stdout } = await run('bash', ['-c', command.replaceAll('http://localhost:4400', server.url)], {
      env: { ...process.env, ASSAY_KEY: key, LEAD: lead },
    })
    const actual = JSON.parse(stdout) as { id?: string }
    if (lead === '' && actual.id) lead = actual.id
    expect(differences(answer, actual, '')).toEqual([])
  })
})

/** Values that differ from run to run or from model to model: their kind is compared, not themselves. */
const free = new Set(['id', 'request_id', 'received_at', 'at', 'score', 'probability', 'low', 'high', 'rank'])
const kindOnly = new Set(['tier', 'respond_by', 'assigned_to', 'queue', 'reasons', 'timeline'])

/** Where the answer lacks something that the guide shows, or has another value. */
function differences(shown: unknown, actual: unknown, path: string): readonly string[] {
  const name = path.split('.').at(-1)!
  if (Array.isArray(shown)) {
    if (!Array.isArray(actual)) return [`${path}: no list`]
    if (kindOnly.has(name)) return shown.length > 0 ? keysMissing(shown[0], actual[0], path) : []
    return shown.flatMap((item, index) => differences(item, actual[index], `${path}.${index}`))
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: no object`]
    return Object.entries(shown).flatMap(([key, value]) =>
      differences(value, (actual as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`),
    )
  }
  if (free.has(name)) return typeof actual === typeof shown ? [] : [`${path}: ${typeof actual}`]
  if (kindOnly.has(name)) return actual === undefined ? [`${path}: missing`] : []
  return shown === actual ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(shown)}`]
}

function keysMissing(shown: unknown, actual: unknown, path: string): readonly string[] {
  const have = new Set(Object.keys((actual ?? {}) as object))
  return Object.keys(shown as object).flatMap((key) => (have.has(key) ? [] : [`${path}: no ${key}`]))
}

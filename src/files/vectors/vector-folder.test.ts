import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openVectorFolder } from './vector-folder.ts'

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-vectors-'))
  folder = join(home, 'vectors')
  await mkdir(folder)
})
afterEach(() => rm(home, { recursive: true }))

const put = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)

async function scan(mostWords = 1_000) {
  const words: [string, number[]][] = []
  const opened = await openVectorFolder(folder, { mostWords })
  const files = await opened.scan((word, vector) => words.push([word, [...vector].map((value) => +value.toFixed(3))]))
  return { dimension: opened.dimension, files, words }
}

const refused = (reason: string, message: RegExp | string = '') =>
  expect.objectContaining({ reason, message: expect.stringMatching(message) })

describe('a directory of word vectors', () => {
  it('is read with a header and without, plain and packed, at length one', async () => {
    await put('en.vec', '2 2\nPain 3 4\nmoney 0 -1e-2\n')
    await put('ru.txt.gz', gzipSync('боль\t0.6\t0.8\r\nденьги 1. 0 \r\n'))
    await put('README.md', 'not vectors')
    const { dimension, files, words } = await scan()
    expect(dimension).toBe(2)
    expect(files).toEqual([
      { name: 'en.vec', words: 2, skipped: 0 },
      { name: 'ru.txt.gz', words: 2, skipped: 0 },
    ])
    expect(words).toEqual([
      ['pain', [0.6, 0.8]],
      ['money', [0, -1]],
      ['боль', [0.6, 0.8]],
      ['деньги', [1, 0]],
    ])
  })

  it('gives each word once, the most frequent first, and no more than asked for', async () => {
    await put('en.vec', 'Apple 1 0\napple 0 1\npear 1 1\nplum 1 NaN\n')
    const { files, words } = await scan(2)
    expect(words.map(([word]) => word)).toEqual(['apple', 'pear'])
    expect(files).toEqual([{ name: 'en.vec', words: 2, skipped: 1 }])
  })

  it('leaves out what is no word: control characters, blanks within, broken UTF-8, no direction', async () => {
    const odd = ['a\u0007b 1 0', 'zero\u200bwidth 1 0', '. . 1 0', 'at name@x.y 1 0', 'nothing 0 0']
    const lines = ['good 1 0', ...odd].join('\n')
    await put('en.vec', Buffer.concat([Buffer.from(`${lines}\n`), Buffer.from([0xff, 0xfe]), Buffer.from(' 1 0\n')]))
    const { files, words } = await scan()
    expect(words.map(([word]) => word)).toEqual(['good'])
    expect(files[0]).toEqual({ name: 'en.vec', words: 1, skipped: 6 })
  })
})

describe('a directory that cannot be read', () => {
  it('is not there, or holds nothing', async () => {
    await expect(openVectorFolder(join(home, 'none'), { mostWords: 10 })).rejects.toEqual(refused('file_missing'))
    await expect(scan()).rejects.toEqual(refused('vectors_none', /\*\.vec/))
    await put('en.vec', '')
    await expect(scan()).rejects.toEqual(refused('vectors_empty', 'en.vec'))
    await put('en.vec', '0 5\n')
    await expect(scan()).rejects.toEqual(refused('vectors_empty'))
  })

  it.each([
    ['NaN', 'a 1 2\nb 1 NaN\n', 'vectors_not_numbers'],
    ['an infinity', 'a 1 2\nb 1e999 1\n', 'vectors_not_numbers'],
    ['a word in place of a number', 'a 1 2\nb 1 two\n', 'vectors_not_numbers'],
    ['a hexadecimal', 'a 1 2\nb 1 0x10\n', 'vectors_not_numbers'],
    ['too few numbers', 'a 1 2\nb 1\n', 'vectors_dimension'],
    ['too many', 'a 1 2\nb 1 2 3\n', 'vectors_dimension'],
    ['another dimension than the header', '9 3\na 1 2\n', 'vectors_dimension'],
  ])('has %s: the line is named', async (_, content, reason) => {
    await put('en.vec', content)
    const error: unknown = await scan().catch((thrown: unknown) => thrown)
    expect(error).toEqual(refused(reason, 'en.vec'))
    expect(error).toMatchObject({ code: 'bad_file', place: { line: 2 } })
  })

  it('holds something else, or vectors of another space', async () => {
    await put('notes.txt', 'these are notes\n')
    await expect(scan()).rejects.toEqual(refused('vectors_not_numbers', 'notes.txt'))
    await put('notes.txt', `1 ${9_999}\n`)
    await expect(scan()).rejects.toEqual(refused('vectors_dimension', '9999'))
    await put('notes.txt', 'a 1 2 3\n')
    await put('other.vec', 'a 1 2\n')
    await expect(scan()).rejects.toEqual(refused('vectors_dimension', /other\.vec has 2 .* notes\.txt has 3/))
  })

  it('has lines without end, packed ones too: memory stays small', async () => {
    await put('en.vec', 'a'.repeat(200_000))
    await expect(scan()).rejects.toEqual(refused('line_too_long'))
    await put('en.vec', 'a 1 2\n')
    await put('ru.vec.gz', gzipSync(Buffer.alloc(8 << 20, 'a')))
    await expect(scan()).rejects.toEqual(refused('line_too_long', 'ru.vec.gz'))
  })

  it('has a packed file that is cut short or is none', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `w${at} ${Math.sin(at)} ${Math.cos(at)}`)
    const packed = gzipSync(lines.join('\n'))
    await put('en.vec.gz', packed.subarray(0, packed.length >> 1))
    await expect(scan(5_000)).rejects.toEqual(refused('gzip_broken', 'en.vec.gz'))
    await put('en.vec.gz', 'a 1 2\n')
    await expect(scan()).rejects.toEqual(refused('gzip_broken'))
  })

  it('holds a link that leads out of it, or something that is no file', async () => {
    await writeFile(join(home, 'secret.txt'), 'a 1 2\n')
    await symlink(join(home, 'secret.txt'), join(folder, 'en.vec'))
    await expect(scan()).rejects.toEqual(refused('vectors_outside', 'en.vec'))
    await rm(join(folder, 'en.vec'))
    await put('real.vec', 'a 1 2\n')
    await symlink('real.vec', join(folder, 'same.vec'))
    expect((await scan()).files).toHaveLength(2)
    await mkdir(join(folder, 'folder.vec'))
    await expect(scan()).rejects.toEqual(refused('file_not_regular', 'folder.vec'))
  })

  it('has more files or words than fit: the limit and the way out', async () => {
    for (let file = 0; file < 21; file += 1) await put(`${file}.vec`, 'a 1 2\n')
    await expect(scan()).rejects.toEqual(refused('vectors_too_many_files', 'at most 20'))
    await rm(join(folder, '20.vec'))
    await expect(scan(200_000)).rejects.toEqual(refused('vectors_too_many_words', '--words 50000'))
    expect((await scan(50_000)).files).toHaveLength(20)
  })
})

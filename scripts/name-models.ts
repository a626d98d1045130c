// Learns the character models of names (data/verify/names-*.txt) from lists of real names against simulated keyboard mashing.
//   node scripts/name-models.ts NAMES.json
//   node scripts/name-models.ts --lift NAMES.txt     (data/verify/names-more.txt: one name a line)
// NAMES.json: {"latin": [...], "cyrillic": [...], "hebrew": [...]}, words of real names (see data/SOURCES.md for the lists used).
import { readFileSync, writeFileSync } from 'node:fs'
import { foldWord } from '../src/core/read/layout/letter-model.ts'
import { count, probability } from './letter-counts.ts'
import { liftModels } from './lift-name-models.ts'

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: node scripts/name-models.ts NAMES.json')
  process.exit(2)
}
if (path === '--lift') {
  liftModels(process.argv[3] ?? 'data/verify/names-more.txt')
  process.exit(0)
}
const lists = JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly string[]>

const scripts = {
  latin: { letters: 'abcdefghijklmnopqrstuvwxyz', rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] },
  cyrillic: {
    letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєәғқңөұүһ',
    rows: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  },
  hebrew: { letters: 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ', rows: ['קראטוןםפ', 'שדגכעיחלךף', 'זסבהנמצתץ'] },
} as const

/** A small generator with a fixed seed (mulberry32), so that the models are the same on every machine. */
function makeChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One mashed word: keys held, neighbours, jumps along a row or between hands, or letters drawn at random. */
function mash(rows: readonly string[], chance: () => number): string {
  const pick = (text: string): string => text[Math.floor(chance() * text.length)]!
  const length = 5 + Math.floor(chance() * 11)
  const random = chance() < 0.25
  const favourite = chance() < 0.5 ? 1 : Math.floor(chance() * 3)
  const half = chance()
  const all = rows.join('')
  const hand = (row: string): string =>
    half < 0.4 ? row.slice(0, Math.ceil(row.length / 2)) : half < 0.6 ? row.slice(Math.floor(row.length / 2)) : row
  let [row, word] = [favourite, '']
  for (let at = 0; at < length; at += 1) {
    const keys = rows[row]!
    const place = keys.indexOf(word.at(-1) ?? '')
    const draw = chance()
    if (random) word += pick(all)
    else if (place >= 0 && draw < 0.12) word += keys[place]
    else if (place >= 0 && draw < 0.5)
      word += keys[Math.min(keys.length - 1, Math.max(0, place + (chance() < 0.5 ? 1 : -1)))]
    else if (draw < 0.8) word += pick(hand(keys))
    else {
      row = Math.floor(chance() * 3)
      word += pick(hand(rows[row]!))
    }
  }
  return word
}

for (const [name, { letters, rows }] of Object.entries(scripts)) {
  const names = [...new Set((lists[name] ?? []).map(foldWord))].filter((word) => word.length > 0)
  const chance = makeChance(20_261_121)
  const mashes = Array.from({ length: 60_000 }, () => mash(rows, chance))
  const real = probability(count(names, letters), 2)
  const mashed = probability(count(mashes, letters), 1)
  const size = letters.length + 2
  const bytes = Buffer.alloc(size ** 3)
  for (let at = 0; at < size ** 3; at += 1) {
    const [a, b, c] = [Math.floor(at / size ** 2), Math.floor(at / size) % size, at % size]
    const bits = Math.log2(real(a, b, c) / mashed(a, b, c))
    bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(bits * 16))), at)
  }
  const target = new URL(`../data/verify/names-${name}.txt`, import.meta.url)
  writeFileSync(
    target,
    `# Made by scripts/name-models.ts from ${names.length} words\n${letters}\n${bytes.toString('base64')}\n`,
  )
  console.log(`${name}: ${names.length} words, ${size ** 3} bytes`)
}

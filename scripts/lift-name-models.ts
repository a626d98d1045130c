// Teaches the models of names what they have not seen: letters in a row that stand in real names of data/verify/names-more.txt
// are no longer counted as mashing. The lists the models were first learned from need not be at hand.
import { readFileSync, writeFileSync } from 'node:fs'
import { foldWord } from '../src/core/read/layout/letter-model.ts'

/** What a row of three letters of a real name is worth at least: a bit and a half against, in sixteenths of a bit. */
const least = -24
const scripts = [
  ['latin', /^[a-z]+$/],
  ['cyrillic', /^[\u0400-\u052f]+$/],
  ['hebrew', /^[א-ת]+$/],
] as const

/** Lifts the ratios of all three models by the names of a file, in place. */
export function liftModels(path: string): void {
  const words = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/[\s-]+/))
    .map(foldWord)
    .filter((word) => word !== '')
  for (const [script, pattern] of scripts)
    liftModel(
      script,
      words.filter((word) => pattern.test(word)),
    )
}

function liftModel(script: string, names: readonly string[]): void {
  const target = new URL(`../data/verify/names-${script}.txt`, import.meta.url)
  const [head = '', letters = '', base64 = ''] = readFileSync(target, 'utf8').split('\n')
  const bytes = Buffer.from(base64, 'base64')
  const size = letters.length + 2
  let lifted = 0
  for (const name of names) {
    const numbers = [0, 0, ...Array.from(name, (letter) => letters.indexOf(letter) + 2 || 1), 0]
    for (let at = 2; at < numbers.length; at += 1) {
      const place = (numbers[at - 2]! * size + numbers[at - 1]!) * size + numbers[at]!
      if (bytes.readInt8(place) >= least) continue
      bytes.writeInt8(least, place)
      lifted += 1
    }
  }
  writeFileSync(target, `${head}\n${letters}\n${bytes.toString('base64')}\n`)
  console.log(`${script}: ${names.length} names, ${lifted} ratios lifted`)
}

// Learns the character models by which text typed on the wrong keyboard layout is told (data/reader/letters.txt):
//   node scripts/message-letters.ts [FOLDER]
// from the words of the labelled messages (FOLDER/corpus and FOLDER/neutral.jsonl, else scripts/reader/labelled), of the messages
// and phrases written for training, and of the lexicons.
import { writeFileSync } from 'node:fs'
import { foldWord } from '../src/core/read/layout/letter-model.ts'
import { loadLexicons } from '../src/files/shipped-reader.ts'
import { count, probability } from './letter-counts.ts'
import { readMessages } from './reader/corpus.ts'

const alphabets = {
  latin: 'abcdefghijklmnopqrstuvwxyz',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяіәғқңөұүһ',
  hebrew: 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ',
} as const

/** Short forms of chats, which a corpus has too few of. */
const shorthand =
  'asap tbh btw fyi lmk idk imo imho brb thx thnx pls plz ty tnx lol wtf omg msg txt rfq moq eta nda poc kpi sla qty pcs hrs mins wknd mth yr ppl cust acct mgr dept'
const shipped = new URL('reader/labelled', import.meta.url).pathname
const [folder = shipped] = process.argv.slice(2)
const { concepts } = await loadLexicons()
const texts = [
  ...readMessages(folder)
    .filter(({ origin }) => origin !== 'copy' && origin !== 'composed')
    .map(({ text }) => text),
  `${shorthand} `.repeat(40),
  ...concepts.map((file) => file.replaceAll(/^[^:\n]*:/gm, '').replaceAll('*', '')),
]
const words = texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []).map(foldWord)
const lines = Object.entries(alphabets).flatMap(([name, letters]) => {
  const own = words.filter((word) => [...word].every((letter) => letters.includes(letter)))
  const likely = probability(count(own, letters), 2)
  const size = letters.length + 2
  const bytes = Buffer.alloc(size ** 3)
  for (let at = 0; at < size ** 3; at += 1) {
    const [a, b, c] = [Math.floor(at / size ** 2), Math.floor(at / size) % size, at % size]
    const bits = Math.log2(likely(a, b, c) * size)
    bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(bits * 16))), at)
  }
  console.log(`${name}: ${own.length} words, ${size ** 3} bytes`)
  return [name, letters, bytes.toString('base64')]
})
writeFileSync(
  new URL('../data/reader/letters.txt', import.meta.url),
  `# Made by scripts/message-letters.ts from ${words.length} words\n${lines.join('\n')}\n`,
)

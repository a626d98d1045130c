import { sellerTurns } from './turns.ts'

/** A stretch of the text that is not the sender's own, latest word. UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number }

/** Names of those who speak for the seller, as people write them before a colon (lower case). */
const sellers = new Set(
  (
    'менеджер|оператор|продавец|консультант|администратор|админ|секретарь|ресепшен|ресепшн|диспетчер|сотрудник|магазин|' +
    'компания|поддержка|бот|робот|колл-центр|голос 1|а|спикер 1|хатшы|сатушы|кеңесші|кассир|әкімші|диспетчерлік|' +
    'manager|operator|agent|rep|sales|support|shop|store|reception|receptionist|bot|clerk|voice 1|speaker 1|a|us|' +
    'נציג|נציגה|מוכר|מוכרת|מנהל|מזכירה|מוקד|מוקדנית|מוקדן|בוט|שירות|קבלה|חנות|דובר 1|א|קול 1|' +
    'salesperson|consultant|dispatcher|assistant|1-дауыс|дауыс 1|bizdin|сату бөлімі'
  ).split('|'),
)

const quotedThread =
  /^\s*(?:-{2,}\s*(?:original|forwarded|исходное|пересыла|переслан|הודעה|бастапқы)|(?:from|от|от кого|sent|кімнен|מאת)\s*:|on .{4,80} wrote:|.{4,80} (?:пишет|написал|написала|жазды|כתב|כתבה)\s*:\s*$)/i
/** Words of one who passes a letter on as his own matter: what he quotes then counts as his. */
const passesOn = /пересыл|переправ|перешл|forward|fwd|trailing mail|מעביר|העבר|הועבר|жолдап|қайта жібер|переслал/i
const disclaimer =
  /^\s*(?:sent from my|отправлено с|отправлено из|נשלח מ|confidential|this e-?mail|настоящее сообщение|данное сообщение|конфиденциальн|הודעה זו|осы хат)/i

/** The label before the colon of a line of talk («Менеджер: ...»), lower case; null where there is none. */
function speakerOf(line: string): string | null {
  const match = /^\s*[-–—*]?\s*([\p{L}\d][\p{L}\d .'-]{0,24}?)\s*(?:\([^)]{0,20}\))?\s*:\s/u.exec(`${line} `)
  return match && match[1].split(' ').length <= 3 ? match[1].toLowerCase() : null
}

type Line = Stretch & { readonly text: string }

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + 400)) })
    start = end + 1
  }
  return lines
}

/** What the seller says of a conversation, by the names before the lines or, without names, by turns. */
function sellerWords(text: string, lines: readonly Line[]): readonly Stretch[] {
  const speakers = lines.map(({ text: line }) => speakerOf(line))
  const named = new Set(speakers.filter((name) => name !== null))
  if (named.size < 2) return sellerTurns(text)
  let current: string | null = null
  return lines.filter((_, index) => {
    current = speakers[index] ?? current
    return current !== null && (sellers.has(current) || sellers.has(current.split(' ')[0]))
  })
}

/** Stretches in order, those that touch (but for a line break) as one. */
function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** What in a message is not its sender's own: earlier letters below, quoted lines, disclaimers, the seller's part of a talk. */
export function othersWords(text: string): readonly Stretch[] {
  if (!/[\n>]/.test(text) && !/^\s*[-–—]\s/.test(text)) return []
  const lines = linesOf(text)
  const passed = passesOn.test(text.slice(0, 2000))
  const thread = passed ? -1 : lines.findIndex(({ text: line }, index) => index > 0 && quotedThread.test(line))
  const own = thread < 0 ? lines : lines.slice(0, thread)
  const below = thread < 0 ? [] : [{ start: lines[thread].start, end: text.length }]
  const marked = own.filter(
    ({ text: line }, index) => (!passed && /^\s*>/.test(line)) || (index > 0 && disclaimer.test(line)),
  )
  const hidden = [...marked, ...sellerWords(text, own), ...below].map(({ start, end }) => ({ start, end }))
  const length = hidden.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > text.length * 0.95 ? [] : merge(hidden)
}

/** Whether a place of the text lies in one of the stretches, which lie in order. */
export function isWithin(stretches: readonly Stretch[], at: number): boolean {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle].end <= at) low = middle + 1
    else high = middle
  }
  return low < stretches.length && at >= stretches[low].start
}

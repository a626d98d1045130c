const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghij',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'абвгдежз',
  'קראטוןםפ',
  'שדגכעיחלךף',
  'זסבהנמצתץ',
  'אבגדהוז',
]
/** Every stretch of a row: four keys or more, five or more when typed backwards. */
const stretches: ReadonlySet<string> = new Set(
  rows.flatMap((row) => {
    const backwards = [...row].toReversed().join('')
    return Array.from(row, (_, start) =>
      Array.from({ length: row.length }, (_, length) => [
        row.slice(start, start + length + 4),
        backwards.slice(start, start + length + 5),
      ]),
    )
      .flat(2)
      .filter((part) => part.length >= 4)
  }),
)

const rowStarts = new Set(['qwe', 'asd', 'zxc', 'abc', 'йцу', 'фыв', 'ячс', 'абв', 'שדג', 'זסב', '123'])

/** Is a word a stretch of one row of keys (or of the alphabet): four keys or more, or three from the row's start? */
export function isKeyRow(word: string): boolean {
  return word.length === 3 ? rowStarts.has(word) : stretches.has(word)
}

const keyRows = rows.slice(0, 3).concat(rows.slice(5, 8), rows.slice(9, 12))

/** Do three keys or more that lie side by side begin a word and come again at once, or after one more (`wertwer`, `ролдрол`)? */
export function isStretchTwice(word: string): boolean {
  const chunk = /^(.{3,5}).?\1/.exec(word)?.[1]
  if (chunk === undefined) return false
  const backwards = [...chunk].toReversed().join('')
  return keyRows.some((row) => row.includes(chunk) || row.includes(backwards))
}

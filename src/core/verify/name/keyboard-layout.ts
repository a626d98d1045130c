/** Keys of the three layouts in one order, so that what was typed in one can be read in another. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const hebrew = "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ;"

function reader(from: string, to: string): (text: string) => string {
  const keys = new Map(Array.from(from, (key, at) => [key, to[at] ?? key]))
  return (text) => Array.from(text.toLowerCase(), (key) => keys.get(key) ?? key).join('')
}

/** What a text typed on one layout was meant to be on another. */
export const layouts = [
  { from: 'latin', to: 'cyrillic', read: reader(latin, russian) },
  { from: 'latin', to: 'hebrew', read: reader(latin, hebrew) },
  { from: 'cyrillic', to: 'latin', read: reader(russian, latin) },
  { from: 'hebrew', to: 'latin', read: reader(hebrew, latin) },
] as const

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

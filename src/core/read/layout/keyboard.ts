/** The keyboards people type on here, as Windows lays them out. */
export type Layout = 'latin' | 'russian' | 'kazakh' | 'hebrew'

const letterKeys = 'йцукенгшщзхъфывапролджэячсмитьбю'
/** What each key gives, the same 47 keys in the same order: the row of digits first; plain, then with shift. */
const keys: Readonly<Record<Layout, readonly [plain: string, shifted: string]>> = {
  latin: [`\`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./`, `~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?`],
  russian: [`ё1234567890-=${letterKeys}.`, `Ё!"№;%:?*()_+${letterKeys.toUpperCase()},`],
  kazakh: [`("әіңғ,.үұқөһ${letterKeys}№`, `)!ӘІҢҒ;:ҮҰҚӨҺ${letterKeys.toUpperCase()}?`],
  hebrew: [`;1234567890-=/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.`, `~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:"ZXCVBNM><?`],
}

/**
 * What was typed on one layout, read as if the other had been on. Every key gives one UTF-16 unit, so the text keeps its length and
 * each place in it stays where it was.
 */
export function makeRetyper(from: Layout, to: Layout): (text: string) => string {
  const [source, target] = [keys[from].join(''), keys[to].join('')]
  const byKey = new Map(Array.from(source, (key, at) => [key, target[at]!]))
  return (text) => {
    let out = ''
    for (let at = 0; at < text.length; at += 1) out += byKey.get(text[at]!) ?? text[at]!
    return out
  }
}

/** Providers that people mistype. A domain that stands here, or in `alsoReal`, is never touched. */
const providers = [
  'gmail.com',
  'mail.ru',
  'yandex.ru',
  'yandex.kz',
  'yandex.com',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'rambler.ru',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'live.com',
  'walla.co.il',
  'walla.com',
  'bezeqint.net',
  'netvision.net.il',
  'protonmail.com',
]
const alsoReal = new Set(
  'ya.ru mail.com email.com gmx.com gmx.de mail.kz mail.bg mail.ee inbox.lv inbox.com me.com mac.com msn.com ymail.com aol.com proton.me pm.me internet.ru vk.com bk.com list.com live.ru live.co.il outlook.co.il hotmail.co.il yahoo.co.il 012.net.il zahav.net.il googlemail.com mai.ru yandex.az inbox.eu yandex.by yandex.ua yandex.uz ymail.ru fmail.ru icloudy.com gail.com walls.com wally.com yander.com'.split(
    ' ',
  ),
)
/** What fingers write most often, exactly. */
const table: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmail.ru': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.kz': 'gmail.com',
  'gimail.com': 'gmail.com',
  'gemail.com': 'gmail.com',
  'mail.rru': 'mail.ru',
  'mail.tu': 'mail.ru',
  'mail.ry': 'mail.ru',
  'mial.ru': 'mail.ru',
  'maill.ru': 'mail.ru',
  'yandx.ru': 'yandex.ru',
  'yadex.ru': 'yandex.ru',
  'jandex.ru': 'yandex.ru',
  'yndex.ru': 'yandex.ru',
  'yandex.rru': 'yandex.ru',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'icloud.con': 'icloud.com',
  'iclod.com': 'icloud.com',
  'wala.co.il': 'walla.co.il',
  'walla.co.li': 'walla.co.il',
}
/** A name shorter than this is near to too many others to be guessed. */
const leastLetters = 5

/** Whether two words differ by one letter put in, left out, changed or swapped with its neighbour (Damerau 1964). */
function differByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  const rest = (text: string, from: number) => text.slice(from)
  if (a.length > b.length) return rest(a, i + 1) === rest(b, i)
  if (a.length < b.length) return rest(a, i) === rest(b, i + 1)
  if (rest(a, i + 1) === rest(b, i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, i + 2) === rest(b, i + 2)
}

/** The address that was probably meant, or null. What was typed stays until the person takes the suggestion. */
export function suggestEmail(typed: string): string | null {
  const at = typed.trim().lastIndexOf('@')
  if (at < 1) return null
  const local = typed.trim().slice(0, at)
  const domain = typed
    .trim()
    .slice(at + 1)
    .toLowerCase()
  if (providers.includes(domain) || alsoReal.has(domain)) return null
  const meant = table[domain] ?? nearest(domain)
  return meant ? `${local}@${meant}` : null
}

function nearest(domain: string): string | null {
  const near = providers.filter(
    (one) => one.split('.')[0]!.length >= leastLetters && domain[0] === one[0] && differByOne(domain, one),
  )
  return near.length === 1 ? near[0]! : null
}

/** Digits by their names, nought to nine, in Russian, Kazakh, Hebrew (both genders) and English. */
const names: readonly string[] = [
  'ноль нуль нөл אפס zero oh',
  'один раз бір אחד אחת one',
  'два екі שתיים שניים two',
  'три үш שלוש שלושה three',
  'четыре төрт ארבע ארבעה four',
  'пять бес חמש חמישה five',
  'шесть алты שש שישה six',
  'семь жеті שבע שבעה seven',
  'восемь сегіз שמונה eight',
  'девять тоғыз תשע תשעה nine',
]
const digitOf: ReadonlyMap<string, string> = new Map(
  names.flatMap((words, digit) => words.split(' ').map((word) => [word, String(digit)] as const)),
)

/** A text with digits in place of their names, and the word plus as its sign: `plus seven seven oh one`. */
export function digitWords(text: string): string {
  if (!/\p{L}{3}/u.test(text)) return text
  return text
    .replace(/\p{L}+/gu, (word) => digitOf.get(word.toLowerCase()) ?? word)
    .replace(/(?:плюс|plus|פלוס)\s*(?=\d)/giu, '+')
}

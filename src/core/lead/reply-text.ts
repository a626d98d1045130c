/** Lines with which mail programs begin what is quoted: «... пишет:», "On ... wrote:", separators of forwarded mail. */
const quoteStart: readonly RegExp[] = [
  /^\s*>/,
  /^\s*(?:on\s.{4,200}\swrote|le\s.{4,200}\sa écrit|am\s.{4,200}\sschrieb.{0,100}):\s*$/i,
  /^.{4,300}(?:пишет|писал|писала|написал|написала|написал\(а\)|жазды|деп жазды|כתב|כתבה|כתב\/ה|‏כתב)\s*:\s*$/iu,
  /^\s*(?:-{2,}|_{5,}|—{2,})\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|бастапқы хабар|הודעה מקורית)?/i,
  /^\s*(?:from|от|от кого|кімнен|מאת)\s*:\s.+@.+/iu,
]

/** What a person wrote in a reply, without the letter that it answers and without what stands under it. Trimmed; may be empty. */
export function replyText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.findIndex((line, index) => startsQuote(line) || wrapsQuote(line, lines[index + 1]))
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
}

const startsQuote = (line: string): boolean => quoteStart.some((pattern) => pattern.test(line))

/** The line of quoting broken in two by a program that keeps lines short. */
const wrapsQuote = (line: string, next: string | undefined): boolean =>
  next !== undefined &&
  /^\s*(?:on|в|at)\s/iu.test(line) &&
  /(?:wrote|пишет|писал|писала|написал|написала)\s*:\s*$/iu.test(next)

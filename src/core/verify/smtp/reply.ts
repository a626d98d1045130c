/** A reply of a mail server: RFC 5321 section 4.2, enhanced codes RFC 3463. */
export type SmtpReply = {
  readonly code: number
  /** `5.1.1`, or null. */
  readonly enhanced: string | null
  /** The text of all lines, without the codes in front. */
  readonly text: string
}

/** Reasons stand at the start; the rest of a long text is not worth reading. */
const mostText = 2_000

/** Takes apart the lines of one reply. Null where they are none (a web server, noise). */
export function parseReply(lines: readonly string[]): SmtpReply | null {
  const last = /^(\d{3})(?: (.*))?$/.exec(lines.at(-1) ?? '')
  const code = Number(last?.[1])
  if (last === null || code < 200 || code > 599) return null
  if (!lines.slice(0, -1).every((line) => line.startsWith(`${last[1]}-`))) return null
  const texts = lines.map((line) => line.slice(4))
  const enhanced = /^\s*#?([245]\.\d{1,3}\.\d{1,3})\b/.exec(texts[0] ?? '')?.[1] ?? null
  const text = texts.map((line) => line.replace(/^\s*#?[245]\.\d{1,3}\.\d{1,3}\s*/, '')).join(' ')
  return { code, enhanced, text: text.slice(0, mostText) }
}

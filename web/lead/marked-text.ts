/** A stretch of the message that something rests on. Offsets are UTF-16 code units of the message. */
export type MarkedSpan = { readonly name: string; readonly start: number; readonly end: number }

/** A piece of the message and what it carries, outermost first. */
export type TextPiece = { readonly start: number; readonly text: string; readonly names: readonly string[] }

/** Cuts a message at every border of a span; spans may overlap, touch, or be out of bounds (then they are clipped). */
export function cutMarkedText(text: string, spans: readonly MarkedSpan[]): readonly TextPiece[] {
  const clipped = spans
    .map(({ name, start, end }) => ({ name, start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
  const borders = [...new Set([0, text.length, ...clipped.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  )
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1] ?? text.length
    const covering = clipped.filter((span) => span.start <= start && span.end >= end)
    const longestFirst = covering.toSorted((a, b) => b.end - b.start - (a.end - a.start))
    return { start, text: text.slice(start, end), names: [...new Set(longestFirst.map(({ name }) => name))] }
  })
}

const msPerDay = 86_400_000

export const spanDays = [30, 90, 365] as const

/** The last so many days up to the end of the present hour, so that asking again within it is one question. */
export function lastDays(days: number, nowMs: number): { readonly from: string; readonly to: string } {
  const to = Math.ceil(nowMs / 3_600_000) * 3_600_000
  return { from: new Date(to - days * msPerDay).toISOString(), to: new Date(to).toISOString() }
}

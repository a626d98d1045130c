const mostIntervals = 500
/** A longer break is thinking, not typing. */
const longestIntervalMs = 3000

/** Counts how a form is filled in: never what is typed, nothing outside the page, nothing kept. */
export function watch(form: HTMLFormElement): () => Readonly<Record<string, string>> {
  const startedAt = performance.now()
  const intervals: number[] = []
  const pasted = new Set<EventTarget | null>()
  let lastKey = 0
  let keystrokes = 0
  let points = 0
  let focusChanges = 0
  let touch = false

  form.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || event.repeat) return
    keystrokes += 1
    const interval = event.timeStamp - lastKey
    if (lastKey && interval < longestIntervalMs && intervals.length < mostIntervals) intervals.push(interval)
    lastKey = event.timeStamp
  })
  form.addEventListener('paste', (event) => pasted.add(event.target))
  form.addEventListener('focusin', () => {
    focusChanges += 1
  })
  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'touch') points += 1
    },
    { passive: true },
  )
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch') touch = true
    },
    { passive: true },
  )

  return () => {
    const variation = variationOf(intervals)
    return {
      assay_seconds_to_submit: ((performance.now() - startedAt) / 1000).toFixed(1),
      assay_keystrokes: String(keystrokes),
      ...(variation === null ? {} : { assay_key_interval_cv: variation.toFixed(3) }),
      assay_mouse_points: String(points),
      assay_touch: String(touch),
      assay_focus_changes: String(focusChanges),
      assay_paste_fields: String(pasted.size),
      assay_webdriver: String(navigator.webdriver === true),
    }
  }
}

/** Standard deviation over mean of the times between keystrokes; null for too few. */
export function variationOf(intervals: readonly number[]): number | null {
  if (intervals.length < 5) return null
  const mean = intervals.reduce((sum, one) => sum + one, 0) / intervals.length
  if (mean <= 0) return 0
  return Math.sqrt(intervals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / intervals.length) / mean
}

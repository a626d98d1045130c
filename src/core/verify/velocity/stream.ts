import { assess, type Assessment, baselineAfter, type StreamLists, windowsAfter } from './assess.ts'
import { type Baseline, emptyBaseline } from './baseline.ts'
import { eventKeys, type StreamEvent } from './stream-event.ts'
import { type Window, windowKeys } from './window.ts'

/**
 * All that a stream remembers. Windows stand in two generations: when the younger is full the older one is forgotten, so memory
 * is bounded and the windows in use stay, at the cost of a look-up.
 */
export type StreamMemory = { baseline: Baseline; younger: Map<string, Window>; older: Map<string, Window> }

export function emptyMemory(): StreamMemory {
  return { baseline: emptyBaseline, younger: new Map(), older: new Map() }
}

/** Windows of a generation: two of them take some 100 MB. */
const generation = 100_000

/** Judges the next event of a stream and remembers it. Events come in the order of time. */
export function nextInStream(memory: StreamMemory, event: StreamEvent, lists?: StreamLists): Assessment {
  const keys = eventKeys(event)
  const past = {
    keys,
    windowKeys: windowKeys(event, keys),
    windows: { get: (key: string) => memory.younger.get(key) ?? memory.older.get(key) },
    baseline: memory.baseline,
    ...(lists ? { lists } : {}),
  }
  const assessment = assess(event, past)
  for (const [key, window] of windowsAfter(event, past, assessment)) memory.younger.set(key, window)
  if (memory.younger.size >= generation) {
    memory.older = memory.younger
    memory.younger = new Map()
  }
  memory.baseline = baselineAfter(memory.baseline, assessment)
  return assessment
}

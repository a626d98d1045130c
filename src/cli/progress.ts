import { SingleBar } from 'cli-progress'
import type { Progress } from '../app/ports/progress.ts'

/** Where progress is shown: standard error, which results never go to. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean }

/** A bar on a terminal; elsewhere a line at the start, at each tenth (or at 1, 2, 5 thousand and so on), and at the end. */
export function makeProgress(stream: ProgressStream): Progress {
  return stream.isTTY ? barProgress(stream) : lineProgress((line) => stream.write(`${line}\n`))
}

function barProgress(stream: ProgressStream): Progress {
  let bar: SingleBar | null = null
  return {
    start(label, total) {
      bar?.stop()
      const format =
        total === null ? `${label} {value}` : `${label} [{bar}] {percentage}% {value}/{total} {eta_formatted}`
      bar = new SingleBar({ format, stream, barsize: 24, hideCursor: true, etaBuffer: 100, emptyOnZero: true })
      bar.start(total ?? 0, 0)
    },
    advance(by) {
      bar?.increment(by)
    },
    done(note) {
      bar?.stop()
      bar = null
      if (note) stream.write(`${note}\n`)
    },
  }
}

function lineProgress(write: (line: string) => void): Progress {
  let state = { label: '', total: null as number | null, count: 0, next: Number.POSITIVE_INFINITY }
  return {
    start(label, total) {
      state = { label, total, count: 0, next: firstStop(total) }
      write(total === null ? label : `${label}: ${total} to do`)
    },
    advance(by) {
      state.count += by
      if (state.count < state.next || state.count === state.total) return
      write(`${state.label}: ${shareOf(state.count, state.total)}`)
      while (state.next <= state.count) state.next = nextStop(state.next, state.total)
    },
    done(note) {
      write(`${state.label}: ${note ?? `${state.count} done`}`)
    },
  }
}

const shareOf = (count: number, total: number | null) =>
  total === null ? String(count) : `${Math.floor((100 * count) / Math.max(1, total))}% (${count} of ${total})`

const firstStop = (total: number | null) => (total === null ? 1000 : Math.max(1, Math.ceil(total / 10)))

/** A tenth further; without a total 1,000, 2,000, 5,000, 10,000 and so on. */
function nextStop(stop: number, total: number | null): number {
  if (total !== null) return stop + firstStop(total)
  return String(stop).startsWith('2') ? (stop / 2) * 5 : stop * 2
}

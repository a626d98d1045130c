import type { ErrorComponentProps } from '@tanstack/react-router'
import { ProblemNote } from '../ui/problem-note.tsx'
import { reloadWhenReachable } from './reload-after-update.ts'

/** A screen that could not be drawn: said plainly, with the way to try again. */
export function ScreenFailed({ error }: ErrorComponentProps) {
  return <ProblemNote error={error} onRetry={() => void reloadWhenReachable()} />
}

import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../core/app-error.ts'
import { type Learned, type LearnInput, learnDeals } from '../core/learn/learn-deals.ts'

/** What the thread says once: a model, or why there is none (`code` where the deals are to blame). */
export type TrainingAnswer =
  | { readonly kind: 'learned'; readonly learned: Learned }
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string }

function train(): TrainingAnswer {
  try {
    return { kind: 'learned', learned: learnDeals(workerData as LearnInput) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', code: error instanceof AppError ? error.reason : null, message }
  }
}

parentPort?.postMessage(train())

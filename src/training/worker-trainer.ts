import { Worker } from 'node:worker_threads'
import type { Trainer } from '../app/ports/trainer.ts'
import { AppError } from '../core/app-error.ts'
import type { Learned, LearnInput } from '../core/learn/learn-deals.ts'
import type { TrainingAnswer } from './train-here.ts'

/** A trainer in a thread of its own, made for each training and gone after it. */
export function makeWorkerTrainer(): Trainer {
  return { train: trainInThread }
}

const isSource = import.meta.url.endsWith('.ts')
const place = new URL(isSource ? './train-here.ts' : './train-here.js', import.meta.url)

function trainInThread(input: LearnInput): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(place, { workerData: input, name: 'assay-training' })
    worker.once('message', (answer: TrainingAnswer) => {
      if (answer.kind === 'learned') resolve(answer.learned)
      else
        reject(
          answer.code === null ? new Error(answer.message) : new AppError('bad_input', answer.code, answer.message),
        )
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)))
  })
}

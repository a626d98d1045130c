import type { Learned, LearnInput } from '../../core/learn/learn-deals.ts'

/** Trains beside the server's own work, so that leads are decided meanwhile. */
export type Trainer = { train(input: LearnInput): Promise<Learned> }

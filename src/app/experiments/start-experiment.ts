import { AppError } from '../../core/app-error.ts'
import type { Experiment } from '../../core/experiment/experiment.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import type { Tx } from '../ports/store.ts'

export type NewExperiment = Pick<Experiment, 'question' | 'treatment' | 'metric' | 'guardrails' | 'shareB' | 'plan'>

/** Writes an experiment down; nothing happens until it is started. */
export async function addExperiment(ctx: Context, input: NewExperiment): Promise<Experiment> {
  requireRight(ctx.actor, 'runExperiments')
  const experiment: Experiment = {
    ...input,
    id: ctx.newId(),
    status: 'draft',
    createdAt: ctx.now(),
    startedAt: null,
    stoppedAt: null,
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await checkTreatment(tx, experiment)
    await tx.experiments.add({ ...experiment, createdBy: actorText(ctx.actor) })
    await noteChange(ctx, tx, { action: 'experiment.added', subject: experiment.id })
  })
  return experiment
}

/** AppError where what arm B shall do does not exist or is what arm A does. */
async function checkTreatment(tx: Tx, { treatment }: Experiment): Promise<void> {
  const inForce = await tx.rules.inForce()
  if (treatment.kind === 'policy') {
    const policy = await tx.rules.policy(treatment.version)
    if (!policy) throw new AppError('not_found', 'policy_unknown', 'there is no such version of the policy')
    if (policy.version === inForce.policyVersion) throw sameAsA()
    checkPolicy(policy.body)
    return
  }
  if (!(await tx.rules.model(treatment.modelId)))
    throw new AppError('not_found', 'model_unknown', 'there is no such model')
  if (treatment.modelId === inForce.modelId) throw sameAsA()
}

const sameAsA = () =>
  new AppError(
    'bad_input',
    'nothing_to_compare',
    'arm B would do what is done anyway: choose another version or model',
    {
      field: 'treatment',
    },
  )

/** From now on leads are split. One experiment at a time: two would blur each other. */
export async function startExperiment(ctx: Context, { id }: { readonly id: string }): Promise<Experiment> {
  requireRight(ctx.actor, 'runExperiments')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('experiment')
    const experiment = await found(tx, id)
    if (experiment.status !== 'draft')
      throw new AppError('conflict', 'not_a_draft', 'this experiment was started before: add a new one')
    if (await tx.experiments.running())
      throw new AppError('conflict', 'experiment_running', 'another experiment runs: stop it first')
    await checkTreatment(tx, experiment)
    if (experiment.treatment.kind === 'policy') await tx.rules.tryPolicy(experiment.treatment.version)
    await tx.experiments.change(id, { status: 'running', startedAt: ctx.now() })
    await noteChange(ctx, tx, { action: 'experiment.started', subject: id })
    return found(tx, id)
  })
}

/** Ends the split; leads decided in it keep their decisions, and outcomes still come in. */
export async function stopExperiment(ctx: Context, { id }: { readonly id: string }): Promise<Experiment> {
  requireRight(ctx.actor, 'runExperiments')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('experiment')
    if ((await found(tx, id)).status !== 'running')
      throw new AppError('conflict', 'not_running', 'this experiment does not run')
    await tx.experiments.change(id, { status: 'stopped', stoppedAt: ctx.now() })
    await noteChange(ctx, tx, { action: 'experiment.stopped', subject: id })
    return found(tx, id)
  })
}

async function found(tx: Tx, id: string): Promise<Experiment> {
  const experiment = await tx.experiments.find(id)
  if (!experiment) throw new AppError('not_found', 'experiment_unknown', 'there is no such experiment')
  return experiment
}

import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import { inWorkspace, type WorkspaceOption, withWorkspace } from '../in-workspace.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

/** `assay model publish|list|train|crown`: the scorecards of a workspace. */
export const registerModel: Register = (program, wiring) => {
  const model = program.command('model').description('scorecards: publish, list, train, crown')
  withWorkspace(model.command('publish').description('puts a trained model into the workspace as a challenger'))
    .argument('<file>', 'the model that assay train wrote')
    .action(async (file: string, options: WorkspaceOption) => {
      const text = await (await wiring.files()).readText(file)
      const json = parse(text)
      const { publishModel } = await import('../../app/models/publish-model.ts')
      const { model: kept, isNew } = await inWorkspace(wiring, options, (ctx) => publishModel(ctx, json))
      wiring.note(isNew ? `${kept.id} is a challenger now` : `${kept.id} is there already, as ${kept.status}`)
    })
  withWorkspace(model.command('list').description('the models of the workspace')).action(
    async (options: WorkspaceOption) => {
      const { listModels } = await import('../../app/models/list-models.ts')
      const models = await inWorkspace(wiring, options, (ctx) => listModels(ctx))
      const { textTable } = await import('../text-table.ts')
      process.stdout.write(
        textTable(
          ['id', 'state', 'made'],
          models.map((one) => [one.id, one.status, one.createdAt]),
        ),
      )
    },
  )
  registerTrain(model, wiring)
  registerCrown(model, wiring)
}

function registerTrain(model: Command, wiring: Wiring): void {
  withWorkspace(
    model.command('train').description('learns from the workspace’s own deals; the model is kept as a challenger'),
  ).action(async (options: WorkspaceOption) => {
    const { trainNow } = await import('../../app/learn/train-now.ts')
    const { training, heldOut } = await inWorkspace(wiring, options, (ctx) => trainNow(ctx))
    if (training.status === 'failed')
      throw new AppError('bad_input', training.message ?? 'training_failed', trainingFault(training.message))
    wiring.note(`${training.modelId} learned from ${training.deals} deals and is a challenger now`)
    wiring.note(
      heldOut === 'better'
        ? 'on deals held out later in time it is better than the model in charge'
        : 'deals held out later in time do not show that it is better than the model in charge',
    )
  })
}

const trainingFault = (reason: string | null): string =>
  reason === 'too_few_deals' || reason === 'one_outcome'
    ? 'there are too few closed deals to learn from: record outcomes, or import past deals with theirs'
    : 'the training failed'

function registerCrown(model: Command, wiring: Wiring): void {
  withWorkspace(
    model.command('crown').description('puts a model in charge; the last one can be put back in the same way'),
  )
    .argument('<id>', 'as assay model list shows it')
    .option('--reason <text>', 'why, where the deals do not prove it better')
    .option('--rescore', 'score the open leads anew')
    .action(async (id: string, options: WorkspaceOption & { reason?: string; rescore?: boolean }) => {
      const { crownModel } = await import('../../app/learn/crown-model.ts')
      const { reason = null, rescore = false } = options
      await inWorkspace(wiring, options, (ctx) => crownModel(ctx, { modelId: id, reason, rescore }))
      wiring.note(`${id} decides from now on`)
    })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('bad_file', 'not_a_model', 'the file is no model: give the one that assay train wrote')
  }
}

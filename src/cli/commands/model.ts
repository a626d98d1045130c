import { AppError } from '../../core/app-error.ts'
import { inWorkspace, type WorkspaceOption, withWorkspace } from '../in-workspace.ts'
import type { Register } from '../program.ts'

/** `assay model publish|list`: models that were trained elsewhere. */
export const registerModel: Register = (program, wiring) => {
  const model = program.command('model').description('scorecards: publish, list')
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
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('bad_file', 'not_a_model', 'the file is no model: give the one that assay train wrote')
  }
}

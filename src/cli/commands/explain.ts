import type { LeadId } from '../../core/lead/ids.ts'
import { AppError } from '../../core/app-error.ts'
import type { Register } from '../program.ts'

type ExplainOptions = { readonly json?: boolean; readonly workspace?: string }

/** `assay explain LEAD`: runs the line again on the stored inputs and says whether the decision agrees. */
export const registerExplain: Register = (program, wiring) => {
  program
    .command('explain')
    .description('replays the stored inputs of a lead and says whether the decision agrees')
    .argument('<lead>', 'id of the lead')
    .option('--json', 'the whole replay as JSON')
    .option('--workspace <name>', 'the workspace, where there are several')
    .action(async (lead: string, options: ExplainOptions) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(lead))
        throw new AppError(
          'bad_input',
          'lead_id',
          'a lead id looks like 0199a1b2-...: copy it from the lead’s page or the export',
        )
      const { explainLead } = await import('../../app/explain-lead.ts')
      const { nearestLeads } = await import('../../app/nearest-leads.ts')
      const { showLead } = await import('../../app/show-lead.ts')
      const { ctx, close } = await wiring.context({ workspace: options.workspace })
      try {
        const explanation = await explainLead(ctx, lead as LeadId)
        if (options.json) return wiring.printJson(explanation)
        const { record, score, decision } = await showLead(ctx, lead as LeadId)
        process.stdout.write(
          `${explanation.agrees ? 'agrees' : 'DISAGREES'}: ${record.verdict} ${record.tier} ${score?.score ?? '-'}\n`,
        )
        for (const stage of explanation.stages)
          process.stdout.write(
            `  ${stage.stage}: ${stage.agrees ? 'agrees' : 'differs'}${stage.note ? ` (${stage.note})` : ''}\n`,
          )
        for (const entry of score?.contributions ?? [])
          process.stdout.write(
            `  ${(entry.points * 10).toFixed(0).padStart(4)}  ${entry.column}${entry.value === null ? '' : `: ${entry.value}`}\n`,
          )
        for (const { id, won, distance } of await nearestLeads(ctx, lead as LeadId))
          process.stdout.write(`  like ${id}: ${won ? 'won' : 'lost'}, ${Math.round(100 * (1 - distance))} % alike\n`)
        for (const reason of decision?.reasons ?? [])
          process.stdout.write(`  ${reason.code}${reason.detail ? `: ${reason.detail}` : ''}\n`)
      } finally {
        await close()
      }
    })
}

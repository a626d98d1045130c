import type { Register } from '../program.ts'

type ExportOptions = { readonly out: string; readonly workspace?: string; readonly json?: boolean }

/** `assay export --out FILE`: every lead with its score and decision as CSV. */
export const registerExport: Register = (program, wiring) => {
  program
    .command('export')
    .description('writes every lead with its score and decision to a CSV file')
    .requiredOption('--out <file>', 'the table to write')
    .option('--workspace <name>', 'the workspace, where there are several')
    .option('--json', 'the count as JSON')
    .action(async ({ out, workspace, json }: ExportOptions) => {
      const { exportLeads } = await import('../../app/export-leads.ts')
      const { ctx, close } = await wiring.context({ workspace })
      try {
        const result = await exportLeads(ctx, { path: out, progress: await wiring.progress() })
        if (json) wiring.printJson(result)
        else wiring.note(`${result.rows} leads are in ${out}`)
      } finally {
        await close()
      }
    })
}

import type { Register } from '../program.ts'

type DemoOptions = { readonly seed: string; readonly workspace?: string; readonly remove?: boolean }

/** `assay demo`: fills an empty workspace with a believable company, clearly marked as sample data; `--remove` takes it away. */
export const registerDemo: Register = (program, wiring) => {
  program
    .command('demo')
    .description('fills an empty workspace with a sample company, or removes it')
    .option('--seed <number>', 'the same seed gives the same company', '1')
    .option('--workspace <name>', 'the workspace, where there are several')
    .option('--remove', 'takes the sample data away')
    .action(async (options: DemoOptions) => {
      const { ctx, signInUrl, close } = await wiring.context({ workspace: options.workspace })
      try {
        if (options.remove) {
          const { removeSample } = await import('../../app/sample/remove-sample.ts')
          await removeSample(ctx)
          return wiring.note('the sample data is gone')
        }
        const { fillSample } = await import('../../app/sample/fill-sample.ts')
        const { leads } = await fillSample(ctx, { seed: Number(options.seed) || 1, progress: await wiring.progress() })
        wiring.note(`${leads} sample leads are in. Sign in once as:`)
        const { createSignInLink } = await import('../../app/people/create-sign-in-link.ts')
        const people = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.people.all())
        for (const person of people.filter((one) => one.active && one.email.endsWith('.example.com'))) {
          const { token } = await createSignInLink(ctx, { userId: person.id })
          wiring.note(`  ${person.name} (${person.role}): ${signInUrl(token)}`)
        }
      } finally {
        await close()
      }
    })
}

import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import { inWorkspace, type WorkspaceOption, withWorkspace } from '../in-workspace.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

/** `assay policy show|list|check|draft|publish`: the policy as a file under version control, if a company likes. */
export const registerPolicy: Register = (program, wiring) => {
  const policy = program.command('policy').description('the policy: show, list, check, draft, publish')
  registerShow(policy, wiring)
  registerList(policy, wiring)
  registerCheck(policy, wiring)
  registerDraft(policy, wiring)
  registerPublish(policy, wiring)
}

function registerShow(policy: Command, wiring: Wiring): void {
  withWorkspace(policy.command('show').description('prints a version as JSON (default: the live one)'))
    .argument('[version]')
    .action(async (version: string | undefined, options: WorkspaceOption) => {
      const wanted = version === undefined ? null : versionOf(version)
      const { listPolicies } = await import('../../app/policy/list-policies.ts')
      const all = await inWorkspace(wiring, options, (ctx) => listPolicies(ctx))
      const found = all.find((one) => (wanted === null ? one.status === 'live' : one.version === wanted))
      if (!found) throw new AppError('not_found', 'policy_unknown', 'there is no such version: see assay policy list')
      process.stdout.write(`${JSON.stringify(found.body, null, 2)}\n`)
    })
}

function registerList(policy: Command, wiring: Wiring): void {
  withWorkspace(policy.command('list').description('the versions, newest first')).action(
    async (options: WorkspaceOption) => {
      const { listPolicies } = await import('../../app/policy/list-policies.ts')
      const all = await inWorkspace(wiring, options, (ctx) => listPolicies(ctx))
      const { textTable } = await import('../text-table.ts')
      process.stdout.write(
        textTable(
          ['version', 'state', 'made', 'by', 'note'],
          all.map((one) => [String(one.version), one.status, one.createdAt, one.createdBy, one.note ?? '']),
        ),
      )
    },
  )
}

function registerCheck(policy: Command, wiring: Wiring): void {
  policy
    .command('check')
    .description('says what is wrong with a policy file; needs no server')
    .argument('<file>', 'policy as JSON')
    .action(async (file: string) => {
      const [{ checkPolicy }, body] = [await import('../../app/policy/check-policy.ts'), await readJson(wiring, file)]
      try {
        checkPolicy(body)
      } catch (error) {
        if (error instanceof AppError)
          for (const fault of error.place?.fields ?? []) wiring.note(`${fault.path || '/'}: ${fault.message}`)
        throw error
      }
      wiring.note('the policy is sound')
    })
}

function registerDraft(policy: Command, wiring: Wiring): void {
  withWorkspace(policy.command('draft').description('keeps a policy file as the draft'))
    .argument('<file>', 'policy as JSON')
    .option('--note <text>', 'what is new in it')
    .action(async (file: string, options: WorkspaceOption & { readonly note?: string }) => {
      const body = await readJson(wiring, file)
      const { draftPolicy } = await import('../../app/policy/draft-policy.ts')
      const draft = await inWorkspace(wiring, options, (ctx) => draftPolicy(ctx, { body, note: options.note ?? null }))
      wiring.note(`kept as draft ${draft.version}: assay policy publish ${draft.version}`)
    })
}

function registerPublish(policy: Command, wiring: Wiring): void {
  withWorkspace(policy.command('publish').description('makes the draft live, once marketing and sales have signed it'))
    .argument('<version>')
    .option('--sign', 'signs first for the sides that nobody in the workspace is there for')
    .action(async (version: string, options: WorkspaceOption & { readonly sign?: boolean }) => {
      const wanted = versionOf(version)
      const { publishPolicy } = await import('../../app/policy/publish-policy.ts')
      const { showPolicyChanges } = await import('../../app/policy/show-policy-changes.ts')
      const { signPolicy } = await import('../../app/policy/sign-policy.ts')
      await inWorkspace(wiring, options, async (ctx) => {
        const { changes, seen, maySign } = await showPolicyChanges(ctx, { version: wanted })
        for (const { path, from, to } of changes)
          wiring.note(`${path.join('.')}: ${JSON.stringify(from) ?? 'nothing'} -> ${JSON.stringify(to) ?? 'nothing'}`)
        if (options.sign && maySign.length > 0)
          await signPolicy(ctx, { version: wanted, sides: maySign.map(({ side }) => side), seen })
        return publishPolicy(ctx, { version: wanted })
      })
      wiring.note(`version ${version} is live`)
    })
}

function versionOf(text: string): number {
  const version = Number(text)
  if (Number.isInteger(version) && version > 0 && version < 2_000_000_000) return version
  throw new AppError('bad_input', 'version_broken', 'a version is a whole number from 1: see assay policy list')
}

async function readJson(wiring: Wiring, file: string): Promise<unknown> {
  const text = await (await wiring.files()).readText(file)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('bad_file', 'json_broken', 'the file is not valid JSON')
  }
}

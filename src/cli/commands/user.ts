import type { Command } from 'commander'
import type { Context, Role } from '../../app/context.ts'
import { roles } from '../../app/context.ts'
import type { Person } from '../../app/ports/people-store.ts'
import { AppError } from '../../core/app-error.ts'
import { inWorkspace, type WorkspaceOption, withWorkspace } from '../in-workspace.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

/** `assay user add|list|link|disable|enable`: people, from the machine the server runs on. */
export const registerUser: Register = (program, wiring) => {
  const user = program.command('user').description('people of the workspace: add, list, link, disable, enable')
  registerAdd(user, wiring)
  registerList(user, wiring)
  registerLink(user, wiring)
  registerSwitch(user, wiring, {
    name: 'disable',
    active: false,
    does: 'keeps somebody out: sessions and links end at once',
  })
  registerSwitch(user, wiring, { name: 'enable', active: true, does: 'lets somebody in again' })
}

type AddOptions = WorkspaceOption & {
  readonly name: string
  readonly role: string
  readonly closer?: boolean
  readonly junior?: boolean
  readonly capacity?: string
  readonly languages?: string
}

function registerAdd(user: Command, wiring: Wiring): void {
  withWorkspace(user.command('add').description('adds somebody and prints a one-time sign-in link'))
    .argument('<email>')
    .requiredOption('--name <name>', 'as colleagues know them')
    .option('--role <role>', roles.join(', '), 'rep')
    .option('--closer', 'gets hot leads first')
    .option('--junior', 'gets leads below promising')
    .option('--capacity <n>', 'the most open leads at once')
    .option('--languages <list>', 'languages spoken, for example ru,kk')
    .action(async (email: string, options: AddOptions) => {
      const role = roleOf(options.role)
      const capacity = capacityOf(options.capacity)
      const { addUser } = await import('../../app/people/add-user.ts')
      await inWorkspace(wiring, options, async (ctx, { signInUrl }) => {
        const { person, link } = await addUser(ctx, {
          email: emailOf(email),
          name: options.name,
          role,
          ...(options.closer ? { closer: true } : {}),
          ...(options.junior ? { junior: true } : {}),
          ...(capacity === null ? {} : { capacity }),
          languages: (options.languages ?? '').split(',').filter(Boolean),
        })
        wiring.note(`${person.name} was added as ${person.role}; the link works once, until ${link.expiresAt}:`)
        process.stdout.write(`${signInUrl(link.token)}\n`)
      })
    })
}

function registerList(user: Command, wiring: Wiring): void {
  withWorkspace(user.command('list').description('everybody in the workspace'))
    .option('--json', 'as JSON')
    .action(async (options: WorkspaceOption & { readonly json?: boolean }) => {
      const { listUsers } = await import('../../app/people/list-users.ts')
      const people = await inWorkspace(wiring, options, (ctx) => listUsers(ctx))
      if (options.json) return wiring.printJson(people)
      const { textTable } = await import('../text-table.ts')
      const marks = (one: Person) => [one.closer ? 'closer' : '', one.junior ? 'junior' : ''].filter(Boolean).join(' ')
      process.stdout.write(
        textTable(
          ['email', 'name', 'role', 'state', 'marks'],
          people.map((one) => [one.email, one.name, one.role, one.active ? one.presence : 'disabled', marks(one)]),
        ),
      )
    })
}

function registerLink(user: Command, wiring: Wiring): void {
  withWorkspace(user.command('link').description('prints a new one-time sign-in link; the ones before stop working'))
    .argument('<email>')
    .action(async (email: string, options: WorkspaceOption) => {
      const { createSignInLink } = await import('../../app/people/create-sign-in-link.ts')
      await inWorkspace(wiring, options, async (ctx, { signInUrl }) => {
        const { id } = await personWith(ctx, email)
        const link = await createSignInLink(ctx, { userId: id })
        wiring.note(`works once, until ${link.expiresAt}:`)
        process.stdout.write(`${signInUrl(link.token)}\n`)
      })
    })
}

type Switch = { readonly name: string; readonly active: boolean; readonly does: string }

function registerSwitch(user: Command, wiring: Wiring, { name, active, does }: Switch): void {
  withWorkspace(user.command(name).description(does))
    .argument('<email>')
    .action(async (email: string, options: WorkspaceOption) => {
      const { changeUser } = await import('../../app/people/change-user.ts')
      await inWorkspace(wiring, options, async (ctx) => {
        const { id } = await personWith(ctx, email)
        await changeUser(ctx, { userId: id, changes: { active } })
        wiring.note(`${email} is ${active ? 'enabled' : 'disabled'}`)
      })
    })
}

async function personWith(ctx: Context, email: string): Promise<Person> {
  const { listUsers } = await import('../../app/people/list-users.ts')
  const { mailboxOf } = await import('../../app/people/mailbox.ts')
  const found = (await listUsers(ctx)).find((one) => one.email === mailboxOf(email))
  if (found) return found
  throw new AppError('not_found', 'user_unknown', 'nobody in the workspace has this email: see assay user list')
}

function emailOf(email: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return email
  throw new AppError('bad_input', 'email_broken', 'this is no email address')
}

function roleOf(role: string): Role {
  const found = roles.find((one) => one === role)
  if (found) return found
  throw new AppError('bad_input', 'role_unknown', `the role is one of ${roles.join(', ')}`, { option: '--role' })
}

function capacityOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const capacity = Number(text)
  if (Number.isInteger(capacity) && capacity >= 0 && capacity <= 10_000) return capacity
  throw new AppError('bad_input', 'capacity_broken', 'the capacity is a whole number from 0 to 10000', {
    option: '--capacity',
  })
}

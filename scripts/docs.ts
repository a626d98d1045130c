// Keeps the documents true: links and paths exist, every `assay COMMAND` and npm script named is there, every ASSAY_ setting named is read, and
// every command of the program is told of in docs/guides/commands.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeProgram } from '../src/cli/program.ts'
import type { Wiring } from '../src/cli/wiring.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'data/SOURCES.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const program = makeProgram({ version: '0' } as Wiring)
const commands = new Map(program.commands.map((command) => [command.name(), command]))
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
const settings = new Set(read('src/settings.ts').match(/ASSAY_[A-Z_]+|DATABASE_URL/g))
// Of the tests, and of shell examples.
const testSettings = new Set(['ASSAY_TEST_DATABASE_URL', 'ASSAY_KEY'])

const faults: string[] = []
for (const document of documents) {
  const text = read(document)
  for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g))
    if (!existsSync(join(root, dirname(document), target!)))
      faults.push(`${document}: links to ${target}, which is not there`)
  for (const [, name] of text.matchAll(/(?:npx )?\bassay ([a-z]+)\b(?=[^\n]*(?:`|$))/gm))
    if (/`[^`\n]*$/.test(text.slice(0, text.indexOf(`assay ${name}`))) && !commands.has(name!))
      faults.push(`${document}: names the command "assay ${name}", which is not there`)
  for (const [, name] of text.matchAll(/\bnpm run (?:-s )?([a-z:-]+)/g))
    if (!scripts.includes(name!)) faults.push(`${document}: names the script "${name}", which is not there`)
  for (const name of text.match(/\bASSAY_[A-Z_]+\b/g) ?? [])
    if (!settings.has(name) && !testSettings.has(name))
      faults.push(`${document}: names the setting ${name}, which nothing reads`)
}
for (const document of ['ARCHITECTURE.md', 'docs/guides/developer.md', 'docs/guides/administrator.md'])
  if (existsSync(join(root, document)))
    for (const [, path] of read(document).matchAll(/`((?:src|web|data|test|bench|scripts|docs)\/[\w./-]+)`/g))
      if (!existsSync(join(root, path!))) faults.push(`${document}: names ${path}, which is not there`)

// Settings are named by the words of the console's menu.
const english = JSON.parse(read('web/messages/en.json')) as Readonly<Record<string, string>>
const words = new Set(Object.values(english))
for (const document of documents.filter((name) => name !== 'CHANGELOG.md'))
  for (const [, place] of read(document).matchAll(/(?<!\*)\*(Settings, [^*]+)\*(?!\*)/g))
    for (const word of place!.replaceAll(/\s+/g, ' ').split(', '))
      if (!words.has(word))
        faults.push(`${document}: names "${word}" of the settings, which the console does not call so`)

// Addresses are those of the routes, and options those of their commands.
const routes = readdirSync(join(root, 'src/http'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) =>
    [...read(join('src/http', name)).matchAll(/'(\/(?:v1|api)\/[^'\s]*)'/g)].map(([, route]) => route!),
  )
const routePatterns = routes.map((route) => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`))
for (const document of documents) {
  const text = read(document)
  for (const [, address] of text.matchAll(/(?<![\w.])(\/(?:v1|api)\/[\w/{}$.-]*[\w}])/g))
    if (!routePatterns.some((pattern) => pattern.test(address!)))
      faults.push(`${document}: names the address ${address}, which no route has`)
  for (const [, name, rest] of text.matchAll(/\bassay ([a-z]+)\b([^\n`|]*)/g)) {
    const command = commands.get(name!)
    const known = command && [command, ...command.commands].flatMap((one) => one.options.map(({ long }) => long))
    for (const [option] of known ? rest!.matchAll(/--[a-z][a-z-]*/g) : [])
      if (!known!.includes(option) && option !== '--help')
        faults.push(`${document}: names the option ${option} of "assay ${name}", which it does not take`)
  }
}

const guide = 'docs/guides/commands.md'
const told = existsSync(join(root, guide)) ? read(guide) : ''
for (const name of commands.keys())
  if (name !== 'help' && !told.includes(`assay ${name}`)) faults.push(`${guide}: does not tell of "assay ${name}"`)
const administrator = 'docs/guides/administrator.md'
if (existsSync(join(root, administrator)))
  for (const name of settings)
    if (!read(administrator).includes(name)) faults.push(`${administrator}: does not tell of the setting ${name}`)
const { version } = JSON.parse(read('package.json')) as { version: string }
if (!read('CHANGELOG.md').includes(`## ${version}`)) faults.push(`CHANGELOG.md: has no section for ${version}`)

for (const fault of faults) console.error(relative(root, join(root, fault)))
process.exit(faults.length === 0 ? 0 : 1)

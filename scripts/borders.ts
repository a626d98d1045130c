// Guards the borders of the rings: core <- app <- shell <- main; no shell part imports a sibling; no clock or chance in core.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Libraries that core may use: pure, no files, network, clock or chance. */
const coreLibraries = ['libphonenumber-js', 'tldts', 'jstat', 'fastest-levenshtein', 'isbot']
const banned = [/\bDate\.now\(/, /new Date\(\)/, /Math\.random\(/, /\bperformance\./, /\bfetch\(/, /\bsetTimeout\(/]

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

/** The ring of a file: core, app, a part of the shell, main, or web. */
function ringOf(file: string): string {
  const [top, second] = file.split('/')
  if (top === 'web' || top === 'widget') return top
  if (top !== 'src') return 'other'
  return second?.endsWith('.ts') ? 'main' : (second ?? 'main')
}

function allowed(from: string, to: string, file: string): boolean {
  if (from === to || from === 'main' || to === 'core') return from !== 'web' || to === 'web'
  if (from === 'core') return false
  if (from === 'widget') return false
  if (from === 'web') return to === 'widget' || (to === 'http' && file.startsWith('src/http/contract/'))
  return to === 'app'
}

const faults: string[] = []
for (const file of [...filesOf('src'), ...filesOf('web'), ...filesOf('widget')]) {
  const text = readFileSync(join(root, file), 'utf8')
  const ring = ringOf(file)
  for (const [, specifier] of text.matchAll(/(?:^(?:import|export)[^'=(]*?from |^import |\bimport\()'([^']+)'/gm)) {
    if (specifier!.startsWith('.')) {
      const target = relative(root, join(root, dirname(file), specifier!))
        .split(sep)
        .join('/')
      const contract = ring === 'http' && file.startsWith('src/http/contract/')
      if (contract && ringOf(target) !== 'http' && ringOf(target) !== 'core')
        faults.push(`${file}: the contract imports ${target}`)
      if (!allowed(ring, ringOf(target), target)) faults.push(`${file}: ${ring} must not import ${target}`)
    } else if (ring === 'core') {
      const name = specifier!.startsWith('@') ? specifier!.split('/').slice(0, 2).join('/') : specifier!.split('/')[0]!
      if (!coreLibraries.includes(name)) faults.push(`${file}: core must not import ${specifier}`)
    }
  }
  if (ring === 'core')
    for (const [index, line] of text.split('\n').entries())
      if (banned.some((pattern) => pattern.test(line)) && !/^\s*(\/\/|\*)/.test(line))
        faults.push(`${file}:${index + 1}: no clock, chance or input in core`)
}
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)

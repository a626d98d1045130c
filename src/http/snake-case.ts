/** An object's names from snake_case to camelCase; values stay as they are. */
export const camelNames = (fields: object): Record<string, unknown> =>
  renamed(fields, (name) => name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()))

/** An object's names from camelCase to snake_case; values stay as they are. */
export const snakeNames = (fields: object): Record<string, unknown> => renamed(fields, snakeName)

/** `authToken` as `auth_token`. */
export const snakeName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const renamed = (fields: object, rename: (name: string) => string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [rename(name), value as unknown]))

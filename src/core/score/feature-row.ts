/** The inputs of a score by name: text, a number, or null where it is not known. Only what was known at scoring. */
export type FeatureRow = Readonly<Record<string, string | number | null>>

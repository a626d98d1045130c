import { readFile } from 'node:fs/promises'
import type { BaseModel } from '../core/score/base-model.ts'
import { parseBaseModel } from '../core/score/parse-base-model.ts'

/** The base scorecard that ships with the product; the path has the same depth in src/ and in dist/. */
export async function loadBaseModel(): Promise<BaseModel> {
  const text = await readFile(new URL('../../data/scorecard/base.json', import.meta.url), 'utf8')
  return parseBaseModel(JSON.parse(text))
}

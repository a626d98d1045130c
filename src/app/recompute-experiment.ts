import { AppError } from '../core/app-error.ts'
import { readResultFile } from '../core/experiment/read-result-file.ts'
import { recompute, type Recomputed } from '../core/experiment/recompute.ts'
import type { FilesPort } from './ports/files.ts'

export type RecomputedDocument = { readonly agrees: boolean; readonly results: readonly Recomputed[] }

/** `assay experiment recompute`: computes a result that was downloaded from the console again, from the rows in the same file. */
export async function recomputeExperiment(
  world: { readonly files: FilesPort },
  path: string,
): Promise<RecomputedDocument> {
  const results = readResultFile(parsed(await world.files.readText(path))).map(recompute)
  return { agrees: results.every(({ agrees }) => agrees), results }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError(
      'bad_file',
      'json_broken',
      'This is no JSON. Give the file that the page of the experiment saves.',
    )
  }
}

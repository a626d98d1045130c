import { AppError } from '../../core/app-error.ts'

/** A fault that names the file as the person knows it: where the server laid it is nobody's business. */
export function namedFault(error: unknown, file: { readonly path: string; readonly fileName: string }): unknown {
  if (!(error instanceof AppError) || !error.message.includes(file.path)) return error
  return new AppError(error.code, error.reason, error.message.replaceAll(file.path, file.fileName), error.place)
}

import type { FastifyRequest } from 'fastify'
import { AppError } from '../../core/app-error.ts'
import type { FormFields } from './form-fields.ts'

const mostFieldLength = 20_000
const mostFields = 200

const noForm = () =>
  new AppError(
    'bad_input',
    'form_body',
    'send the form as application/x-www-form-urlencoded, multipart/form-data or a JSON object',
  )

/** The text fields of a urlencoded, multipart or JSON body, as a browser posts them. Files are not taken. */
export async function postedFields(request: FastifyRequest): Promise<FormFields> {
  const fields: Record<string, string> = Object.create(null)
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        throw new AppError('bad_input', 'file_in_form', 'this form takes no files', { field: part.fieldname })
      fields[part.fieldname] = String(part.value)
    }
    return checked(fields)
  }
  const body = request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw noForm()
  for (const [name, value] of Object.entries(body)) {
    const one: unknown = Array.isArray(value) ? value.join(', ') : value
    if (one !== null && typeof one === 'object')
      throw new AppError('bad_input', 'form_field', 'a form field is text', { field: name })
    fields[name] = String(one ?? '')
  }
  return checked(fields)
}

/** What a service posts, with its fields inside fields. Files that it attaches are let go by; their names are kept. */
export async function postedByServer(request: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  if (!request.isMultipart()) {
    const body = request.body
    if (Array.isArray(body)) return { fields: body }
    if (typeof body !== 'object' || body === null) throw noForm()
    return { ...body }
  }
  const fields: Record<string, unknown> = Object.create(null)
  for await (const part of request.parts()) {
    if (part.type === 'file') part.file.resume()
    fields[part.fieldname] = part.type === 'file' ? part.filename : String(part.value)
  }
  return fields
}

function checked(fields: Record<string, string>): FormFields {
  const names = Object.keys(fields)
  if (names.length > mostFields)
    throw new AppError('bad_input', 'too_many_fields', `a form has at most ${mostFields} fields`)
  for (const name of names)
    if (name.length > 100 || fields[name]!.length > mostFieldLength)
      throw new AppError('bad_input', 'field_too_long', 'a field name has at most 100 characters, a field 20,000', {
        field: name.slice(0, 100),
      })
  return fields
}

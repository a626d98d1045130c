import { expect, it } from 'vitest'
import { fieldsOfLines, linesOfFields } from './field-lines.ts'

it('fields come back from their lines as they were', () => {
  const fields = { to: '{{to_digits}}', text: '{{text}}', query: 'a=b' }
  expect(fieldsOfLines(linesOfFields(fields))).toEqual(fields)
  expect(fieldsOfLines('\n to=x \n=y')).toEqual({ to: 'x' })
})

import { DatabaseError } from 'pg'
import { describe, expect, it } from 'vitest'
import { AppError } from '../core/app-error.ts'
import { databaseFault } from './database-fault.ts'

const fromServer = (code: string) => Object.assign(new DatabaseError('x', 1, 'error'), { code })

describe('a failed transaction', () => {
  it.each(['57P01', '08006', '53300', '40P01', '57014'])('that passes (%s) is unavailable', (code) => {
    expect(databaseFault(fromServer(code))).toMatchObject({ code: 'unavailable', reason: 'database_unreachable' })
  })

  it('of a connection that is not there is unavailable', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const broken = new Error('Connection terminated unexpectedly')
    for (const error of [refused, broken])
      expect(databaseFault(error)).toMatchObject({ code: 'unavailable', cause: error })
  })

  it('that somebody else forestalled is a conflict', () => {
    expect(databaseFault(fromServer('23505'))).toMatchObject({ code: 'conflict' })
  })

  it('of ours stays as it is', () => {
    for (const error of [new TypeError('x'), new AppError('bad_input', 'x', 'x'), fromServer('42P01'), 'text'])
      expect(databaseFault(error)).toBe(error)
  })
})

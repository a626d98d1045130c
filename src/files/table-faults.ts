import { AppError } from '../core/app-error.ts'

/** Why a row is refused, by code: one sentence with the way out. Never holds what stands in the row. */
export const refusalReasons = {
  quote_broken: 'text stands after a closing quote; double the quotes inside a quoted cell',
  quote_unclosed: 'a quote is opened and never closed; close it, or double it inside a quoted cell',
  too_few_cells: 'the row has fewer cells than the header; the first missing column is named',
  too_many_cells: 'the row has more cells than the header; quote cells that hold the separator',
} as const

export const emptyFile = (path: string): AppError =>
  new AppError('bad_file', 'file_empty', `${path}: the file is empty; a table starts with a row of headers`)

export const notText = (path: string): AppError =>
  new AppError('bad_file', 'not_a_table', `${path}: not a table; save it as CSV (UTF-8) or .xlsx`)

/** Other kinds of text that are taken for tables by mistake. */
export function otherFormat(sample: string, path: string): AppError | null {
  const start = sample.slice(0, 2000).trimStart()
  if (/^(?:<!doctype|<html|<table|<\?xml|<meta|<style|<head)/i.test(start)) {
    const sentence =
      'a web page or XML, whatever its name ends in; open it in a spreadsheet and save it as .xlsx or CSV'
    return new AppError('bad_file', 'not_a_table', `${path}: ${sentence}`)
  }
  if (/^(?:\{\s*"|\[\s*[{["])/.test(start))
    return new AppError('bad_file', 'not_a_table', `${path}: JSON, where a table is expected; save it as CSV or .xlsx`)
  return start.startsWith('%PDF-') ? notText(path) : null
}

export function endlessRow(path: string, line: number): AppError {
  const sentence = 'a row is longer than 4 MB; check the line ends and the quotes'
  return new AppError('bad_file', 'row_too_long', `${path}: ${sentence}`, { line })
}

export function brokenHeader(path: string, line: number): AppError {
  const sentence = 'the row of headers has a broken quote; quotes inside a quoted header are doubled'
  return new AppError('bad_file', 'header_broken', `${path}: ${sentence}`, { line })
}

export const brokenWorkbook = (path: string): AppError =>
  new AppError(
    'bad_file',
    'workbook_broken',
    `${path}: the workbook is damaged; open it in a spreadsheet and save it again`,
  )

export const largeWorkbook = (path: string): AppError =>
  new AppError('too_large', 'workbook_too_large', `${path}: the workbook holds more than can be read; save it as CSV`)

export const noWorkbook = (path: string): AppError =>
  new AppError(
    'bad_file',
    'workbook_broken',
    `${path}: named as a workbook, but it is none; save it as .xlsx again, or name it .csv if it is text`,
  )

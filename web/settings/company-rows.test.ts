import { expect, test } from 'vitest'
import { companyRows, tableCells } from './company-rows.ts'

test('tables with any of three separators, quotes and line feeds in cells', () => {
  expect(tableCells('a;b\r\n"x; ""y""";"1\n2"\n')).toEqual([
    ['a', 'b'],
    ['x; "y"', '1\n2'],
  ])
  expect(tableCells('a\tb\n1,5\t2')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ])
})

test('rows by domain, headings in four languages, what has no domain is left out', () => {
  expect(companyRows('\ufeffДомен,Компания,Сотрудников,Прочее\nfirm.kz,Фирма,50,x\n,Без домена,1,y\n')).toEqual([
    { domain: 'firm.kz', company: 'Фирма', company_size: '50' },
  ])
  expect(companyRows('company,city\nA,B')).toBeNull()
})

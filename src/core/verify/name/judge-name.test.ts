import { expect, test } from 'vitest'
import { loadVerifyData } from '../../../files/shipped-verify-data.ts'
import { judgeName, type NameKind } from './judge-name.ts'

const { nameModels } = await loadVerifyData()
const kind = (name: string): NameKind => judgeName(name, nameModels).kind

test('real names of many kinds are never called false', () => {
  for (const name of [
    'Айгерім Әбдірахманова',
    'Нұрсұлтан Байтұрсынұлы',
    'Пётр Щукин',
    'Цой',
    'Юлия',
    'נועה בן-דוד',
    'יוסי כהן',
    'Krzysztof Brzęczyszczykiewicz',
    'Mkrtchyan',
    'Ng',
    'McDonald',
    'DeShawn',
    'JOHN SMITH',
    "Sinéad O'Connor",
    'Christopher Null',
    'Robertson',
    'Michaelson',
    'José María de la Cruz',
    'Nguyễn Thị Hương',
    '王伟',
    'محمد علي',
    'Δημήτρης',
  ]) {
    expect(['real', 'unknown'], name).toContain(kind(name))
  }
})

test('names of places far from the lists the models were learned from', () => {
  for (const name of [
    'Жээнбеков Чынгыз',
    'Оюунчимэг',
    'Лхагвасүрэн',
    'Цхведиани',
    'Мкртчян Гургенович',
    'Ынчжон',
    'Нгуен Тхи Фыонг',
    'Гуйфэнь',
    'Эйхгольц',
    'Тхакушинов',
    'Kyrgyzbaev',
    'Тестова Анна',
    'Вера Вопросова',
  ]) {
    expect(['real', 'unknown'], name).toContain(kind(name))
  }
})

test('greetings, requests and the famous in four languages are no names', () => {
  for (const name of [
    'Ваше имя',
    'тестовая заявка',
    'Дарт Вейдер',
    'מיקי מאוס',
    'שם מלא',
    'Алдар Көсе',
    'Jane Doe',
    'сәлем',
    'סתם',
  ]) {
    expect(kind(name), name).toBe('implausible')
  }
})

test('mashed keys in three scripts', () => {
  for (const name of [
    'asdkjhasd',
    'dfgkjdfhg',
    'ывапролд',
    'щзшгщзхъ',
    'שדגכחלך',
    'WnOzKNtgw',
    'hjgfjhgf kjhkjh',
    'wertwer',
    'ролдрол',
  ]) {
    expect(['gibberish', 'implausible'], name).toContain(kind(name))
  }
})

test('placeholders, jokes and what is no name', () => {
  for (const name of [
    'test test',
    'Тест Тестов',
    'qwerty',
    'aaa',
    '12345',
    '😀',
    'http://spam.example',
    '<b>x</b>',
    '\ufeff',
    'Купить дешево',
  ]) {
    expect(kind(name), name).toBe('implausible')
  }
})

test('names of form-filling programs', () => {
  expect(kind('JasonTef')).toBe('bot_name')
  expect(kind('Robertliern')).toBe('bot_name')
})

test('a name on the wrong keyboard layout comes with the one that was meant', () => {
  expect(judgeName('Fktrctq', nameModels)).toMatchObject({ kind: 'wrong_layout', suggestion: 'Алексей' })
  expect(judgeName('Ьшсрфуд', nameModels)).toMatchObject({ kind: 'wrong_layout', suggestion: 'Michael' })
  expect(judgeName('sbv kuh', nameModels)).toMatchObject({ kind: 'wrong_layout', suggestion: 'דנה לוי' })
})

test('what stands around a name, and its hyphen, are no part of it', () => {
  for (const name of ['Jean\u2011Luc Picard', 'Дана!', 'Алия ❤️', 'Айгүл 💐 Серік', '«Иван»', 'Иван,', 'Ли Вэй.'])
    expect(kind(name), name).toBe('real')
  for (const name of ['🔥🔥🔥', '!!!', 'Скидки 🔥 купить!!!']) expect(kind(name), name).toBe('implausible')
})

test('abuse and one word said over are no names; names that hold such a word are', () => {
  for (const name of ['хуй', 'Fuck you', 'иди нахуй', 'не скажу', 'дима дима дима', 'ФИО', 'инкогнито'])
    expect(kind(name), name).toBe('implausible')
  for (const name of ['Нгуен Ван Хуй', 'Сукачёв', 'Мудаков', 'Хуснутдинов', 'You Li', 'Ли Ли', 'Phuc Nguyen'])
    expect(kind(name), name).toBe('real')
})

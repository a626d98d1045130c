import { describe, expect, it } from 'vitest'
import { sellerTurns, turnsOf } from './turns.ts'

const said = (text: string, turns: readonly { start: number; end: number }[]): readonly string[] =>
  turns.map(({ start, end }) => text.slice(start, end).trim())
const sellers = (text: string): readonly string[] => said(text, sellerTurns(text))

describe('talks written with dashes', () => {
  it('parts turns on one line and on several', () => {
    const line = '— Окна, слушаю. — Дует из щелей, три окна. — Какой этаж? — Пятый.'
    expect(said(line, turnsOf(line))).toEqual(['Окна, слушаю.', 'Дует из щелей, три окна.', 'Какой этаж?', 'Пятый.'])
    const lines = '- Feeds, morning\n- Ten tonne, blown'
    expect(said(lines, turnsOf(lines))).toEqual(['Feeds, morning', 'Ten tonne, blown'])
  })

  it('takes a dash within a sentence for no turn', () => {
    expect(turnsOf('— Нам нужен кран — башенный — на июнь.')).toHaveLength(1)
    expect(turnsOf('Кран — башенный. — Да.')).toEqual([])
  })

  it.each([
    [
      '— Комбайны. — У меня подшипник лёг, рожь стоит. — Хотите, завтра приедет инженер? — Нет, я не спешу, до осени подождёт.',
      ['Комбайны.', 'Хотите, завтра приедет инженер?'],
    ],
    [
      '— שלום, שירות לקוחות. — היי, יש לנו גן ילדים ושני המזגנים שבקו. — לשלוח טכנאי מחר? — כן, ותביאו הצעה.',
      ['שלום, שירות לקוחות.', 'לשלוח טכנאי מחר?'],
    ],
    [
      '— You make doors? I want two, with locks, for a flat. — We do. When? — In the spring, no hurry, I am only asking around.',
      ['We do. When?'],
    ],
  ])('finds the seller in %s', (text, expected) => {
    expect(sellers(text)).toEqual(expected)
  })

  it('hides nothing where it is open who asks to buy', () => {
    expect(sellers('— Рыбная база. — Почём скумбрия?')).toEqual([])
  })

  it('finds the seller on lines of their own, where one answers the other', () => {
    const talk =
      '- Feeds, morning\n- Morning, ten tonne of the usual, blown\n- When do you need it?\n- Thursday will do, bin is rattling'
    expect(sellers(talk)).toEqual(['Feeds, morning', 'When do you need it?'])
  })

  it('takes a list for no talk', () => {
    expect(
      sellers('- Сколько стоит кухня 3 метра?\n- Есть ли рассрочка, доставка в Караганду и можно ли приехать завтра?'),
    ).toEqual([])
    expect(sellers('- How much?\n- Two doors with locks for a flat, fitted, in March')).toEqual([])
    expect(sellers('- стулья офисные, 20 штук, чёрные\n- столы\n- шкафы для бумаг, 4 штуки')).toEqual([])
  })
})

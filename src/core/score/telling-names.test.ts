import { expect, it } from 'vitest'
import { namesTheEnd } from './telling-names.ts'

it.each([
  'duration',
  'Call duration',
  'lost_reason',
  'LossReason',
  'Reason for loss',
  'Status',
  'deal stage',
  'Close date',
  'payment days',
  'contract signed',
  'custom.outcome',
  'Talk time',
  'invoice no',
  'Причина отказа',
  'Причина проигрыша',
  'Статус сделки',
  'Дата закрытия',
  'Номер договора',
  'Оплачено',
  'Итог',
  'Бас тарту себебі',
  'Жабылу күні',
  'Мәміле мәртебесі',
  'Төленген',
  'סיבת הפסד',
  'סיבת ההפסד',
  'תאריך סגירה',
  'סטטוס העסקה',
  'שולם',
])('%s says how the deal ended', (name) => {
  expect(namesTheEnd(name)).toBe(true)
})

it.each([
  'Reason for contact',
  'Marital status',
  'Employment stage',
  'Contract type',
  'Payment method',
  'loan duration',
  'Annual revenue',
  'Lostock branch',
  'paidwall',
  'Results page visits',
  'Order channel',
  'Причина обращения',
  'Статус клиента',
  'Отказоустойчивость',
  'Тип договора',
  'Способ оплаты',
  'Итоговый бюджет',
  'Өтініш себебі',
  'Төлем тәсілі',
  'Шартты белгі',
  'סיבת הפנייה',
  'סטטוס משפחתי',
  'אמצעי תשלום',
])('%s does not', (name) => {
  expect(namesTheEnd(name)).toBe(false)
})

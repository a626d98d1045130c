import { expect, it } from 'vitest'
import { replyText } from './reply-text.ts'

it.each([
  [
    'Да, готовы.\n\nпт, 27 нояб. 2026 г. в 10:02, Отдел продаж <sales@shop.example> пишет:\n> Здравствуйте',
    'Да, готовы.',
  ],
  ['Yes, please.\r\n\r\nOn Fri, Nov 27, 2026 at 10:02 AM Sales <s@shop.example> wrote:\r\n> Hello', 'Yes, please.'],
  ['Yes.\n\nOn Fri, Nov 27, 2026 at 10:02 AM Sales Department of the Shop\n<s@shop.example> wrote:\n> Hello', 'Yes.'],
  ['כן, בבקשה\n\nבתאריך יום ו׳, 27 בנוב׳ 2026 ב-10:02 מאת Sales <s@shop.example> כתב:\n> שלום', 'כן, בבקשה'],
  ['Иә\n\n2026 ж. 27 қар. Sales <s@shop.example> жазды:\n> Сәлем', 'Иә'],
  ['Согласен\n\n-----Original Message-----\nFrom: Sales', 'Согласен'],
  ['Ок\n________________________________\nОт: Sales <s@shop.example>', 'Ок'],
  ['> только цитата', ''],
  ['Цена 5 - 7 тысяч?\nНужно 40 шт.', 'Цена 5 - 7 тысяч?\nНужно 40 шт.'],
  ['Прислал директор:\nнужны все три', 'Прислал директор:\nнужны все три'],
])('of %j keeps %j', (text, kept) => expect(replyText(text)).toBe(kept))

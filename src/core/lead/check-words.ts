import type { Language } from './language.ts'
import { type Words, wordsIn } from './words-in.ts'

/** Checks in the words of the screens, for files that people read. */
const words: Readonly<Record<string, Words>> = {
  'claim.consistency': ['Claims taken together', 'Сведения о себе', 'Өзі туралы мәліметтер', 'התאמת הפרטים זה לזה'],
  'claim.title': ['Job title', 'Должность', 'Лауазымы', 'תפקיד'],
  'company.domain': ['Company and email', 'Компания и почта', 'Компания және пошта', 'חברה ודוא״ל'],
  'company.enriched': ['From company data', 'Из данных о компаниях', 'Компания деректерінен', 'מנתוני חברות'],
  'company.number': ['Company number', 'Номер компании', 'Компания нөмірі', 'מספר חברה'],
  'company.website': ['Company’s site', 'Сайт компании', 'Компания сайты', 'אתר החברה'],
  'duplicate.open': ['Earlier inquiries', 'Прежние обращения', 'Бұрынғы өтініштер', 'פניות קודמות'],
  'email.disposable': ['Throw-away email', 'Одноразовая почта', 'Бір реттік пошта', 'דוא״ל חד־פעמי'],
  'email.domain_typo': [
    'Typo in the email’s domain',
    'Опечатка в домене почты',
    'Пошта доменіндегі қате',
    'טעות בדומיין הדוא״ל',
  ],
  'email.free': ['Free email', 'Бесплатная почта', 'Тегін пошта', 'דוא״ל חינמי'],
  'email.mailbox': ['Mailbox', 'Почтовый ящик', 'Пошта жәшігі', 'תיבת הדואר'],
  'email.mx': ['Mail domain', 'Почтовый домен', 'Пошта домені', 'דומיין הדואר'],
  'email.role': ['Role address', 'Общий ящик', 'Ортақ жәшік', 'כתובת תפקידית'],
  'email.syntax': ['Spelling of the email', 'Написание почты', 'Пошта жазылуы', 'כתיב הדוא״ל'],
  'email.verifier': ['Outside email check', 'Внешняя проверка почты', 'Поштаны сыртқы тексеру', 'בדיקת דוא״ל חיצונית'],
  'name.plausible': ['Name', 'Имя', 'Аты', 'שם'],
  'origin.agent': ['Browser', 'Браузер', 'Браузер', 'דפדפן'],
  'origin.behaviour': ['Filling in the form', 'Заполнение формы', 'Форманы толтыру', 'מילוי הטופס'],
  'origin.network': ['Network', 'Сеть', 'Желі', 'רשת'],
  'origin.place': ['Place of the visitor', 'Место посетителя', 'Келушінің орны', 'מקום המבקר'],
  'phone.carrier': ['Carrier', 'Оператор', 'Оператор', 'מפעיל'],
  'phone.country': ['Country of the phone', 'Страна телефона', 'Телефон елі', 'מדינת הטלפון'],
  'phone.fake': ['Made-up number', 'Выдуманный номер', 'Ойдан шығарылған нөмір', 'מספר בדוי'],
  'phone.live': ['Number on the network', 'Номер в сети', 'Нөмір желіде', 'המספר ברשת'],
  'phone.valid': ['Phone number', 'Номер телефона', 'Телефон нөмірі', 'מספר טלפון'],
  possession: ['One-time code', 'Одноразовый код', 'Бір реттік код', 'קוד חד-פעמי'],
  velocity: ['Pace and repetition', 'Частота и повторы', 'Жиілік пен қайталану', 'קצב וחזרתיות'],
}

/** Names of checks, parted by semicolons, in a language; one without words stays as it is. */
export const checkNames = (checks: string, language: Language): string =>
  checks
    .split('; ')
    .map((check) => {
      const known = words[check]
      return known ? wordsIn(known, language) : check
    })
    .join('; ')

import type { PrivacySettings } from './privacy-settings.ts'
import type { ConsentTemplate, TemplateLanguage } from './templates.ts'

type Words = {
  readonly purposes: Readonly<Record<string, string>>
  readonly channels: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, string>>
  readonly days: (days: number) => string
  readonly untilWithdrawn: string
  readonly nobody: string
  readonly yes: string
  readonly no: string
  readonly subject: string
  readonly withdrawal: string
}

const words: Readonly<Record<TemplateLanguage, Words>> = {
  en: {
    purposes: {
      answer: 'answering my inquiry',
      marketing: 'offers and news',
      tracking: 'noticing which letters I open and when I visit the site',
      scoring: 'assessment of my inquiry by a machine',
    },
    channels: { email: 'email', sms: 'SMS', call: 'telephone', whatsapp: 'WhatsApp', telegram: 'Telegram' },
    data: {
      name: 'name',
      email: 'email',
      phone: 'telephone',
      company: 'company',
      message: 'message',
      city: 'city',
      job_title: 'job title',
    },
    days: (days) => `${days} days`,
    untilWithdrawn: 'until withdrawn',
    nobody: 'none',
    yes: 'yes',
    no: 'no',
    subject: 'the person named in this form',
    withdrawal: 'by the link in every letter, or by the contact given here',
  },
  ru: {
    purposes: {
      answer: 'ответ на моё обращение',
      marketing: 'предложения и новости',
      tracking: 'учёт того, какие письма я открываю и когда захожу на сайт',
      scoring: 'оценка моего обращения программой',
    },
    channels: { email: 'электронная почта', sms: 'SMS', call: 'телефон', whatsapp: 'WhatsApp', telegram: 'Telegram' },
    data: {
      name: 'имя',
      email: 'электронная почта',
      phone: 'телефон',
      company: 'компания',
      message: 'сообщение',
      city: 'город',
      job_title: 'должность',
    },
    days: (days) => `${days} дн.`,
    untilWithdrawn: 'до отзыва',
    nobody: 'нет',
    yes: 'да',
    no: 'нет',
    subject: 'лицо, указанное в этой форме',
    withdrawal: 'по ссылке в каждом письме или по указанному здесь контакту',
  },
  kk: {
    purposes: {
      answer: 'өтінішіме жауап беру',
      marketing: 'ұсыныстар мен жаңалықтар',
      tracking: 'қай хаттарды ашқанымды және сайтқа қашан кіргенімді ескеру',
      scoring: 'өтінішімді бағдарламаның бағалауы',
    },
    channels: { email: 'электрондық пошта', sms: 'SMS', call: 'телефон', whatsapp: 'WhatsApp', telegram: 'Telegram' },
    data: {
      name: 'аты-жөні',
      email: 'электрондық пошта',
      phone: 'телефон',
      company: 'компания',
      message: 'хабарлама',
      city: 'қала',
      job_title: 'лауазымы',
    },
    days: (days) => `${days} күн`,
    untilWithdrawn: 'қайтарып алынғанға дейін',
    nobody: 'жоқ',
    yes: 'иә',
    no: 'жоқ',
    subject: 'осы формада көрсетілген тұлға',
    withdrawal: 'әр хаттағы сілтеме немесе осында көрсетілген байланыс арқылы',
  },
  he: {
    purposes: {
      answer: 'מענה לפנייתי',
      marketing: 'הצעות וחדשות',
      tracking: 'מעקב אחר המכתבים שאני פותח/ת והביקורים שלי באתר',
      scoring: 'הערכת פנייתי בידי תוכנה',
    },
    channels: { email: 'דואר אלקטרוני', sms: 'SMS', call: 'טלפון', whatsapp: 'WhatsApp', telegram: 'Telegram' },
    data: {
      name: 'שם',
      email: 'דואר אלקטרוני',
      phone: 'טלפון',
      company: 'חברה',
      message: 'הודעה',
      city: 'עיר',
      job_title: 'תפקיד',
    },
    days: (days) => `${days} ימים`,
    untilWithdrawn: 'עד לביטולה',
    nobody: 'אין',
    yes: 'כן',
    no: 'לא',
    subject: 'האדם ששמו רשום בטופס זה',
    withdrawal: 'דרך הקישור שבכל מכתב או בפנייה לפרטי הקשר הרשומים כאן',
  },
}

export type TemplateUse = {
  readonly settings: PrivacySettings
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
  /** The person's name, where it is known; null: "the person named in this form". */
  readonly subject?: string | null
}

/** A template with everything filled in that the seller has said of itself; what it has not said stays a {gap}, and is named. */
export function composeConsent(
  { text, language }: ConsentTemplate,
  { settings, purposes, channels, subject }: TemplateUse,
): { readonly text: string; readonly gaps: readonly string[] } {
  const say = words[language]
  const list = (codes: readonly string[], known: Readonly<Record<string, string>>) =>
    codes.map((code) => known[code] ?? code).join(', ')
  const values: Readonly<Record<string, string | null>> = {
    controller: settings.controllerName,
    controller_id: settings.controllerId,
    contact: settings.contact,
    subject: subject ?? say.subject,
    purposes: list(purposes, say.purposes),
    channels: list(channels, say.channels),
    data: list(settings.dataList, say.data),
    term: settings.termDays === null ? say.untilWithdrawn : say.days(settings.termDays),
    recipients: settings.thirdParties.join(', ') || say.nobody,
    cross_border: settings.crossBorder ? say.yes : say.no,
    public_sources: settings.publicSources ? say.yes : say.no,
    withdrawal: say.withdrawal,
  }
  const gaps = new Set<string>()
  const filled = text.replace(/\{([a-z_]+)\}/g, (gap, name: string) => {
    const value = values[name]
    if (value) return value
    gaps.add(name)
    return gap
  })
  return { text: filled, gaps: [...gaps] }
}

import { makeWordClassifier, type WordClass } from './word-classes.ts'

/** What kind of source brought the lead, whatever the seller calls it. */
export type SourceClass =
  | 'repeat'
  | 'referral'
  | 'cold_list'
  | 'event'
  | 'marketplace'
  | 'paid_search'
  | 'email'
  | 'social'
  | 'search'
  | 'phone'
  | 'site'

const classes: readonly WordClass<SourceClass>[] = [
  { name: 'repeat', words: 'повторн* repeat returning existing қайталама* חוזר' },
  {
    name: 'referral',
    words:
      'рекоменд* сарафан* знаком* партнер* партнёр* ұсыныс* серіктес* таныс* referral referred ' +
      'reference recommendation mouth partner המלצה הפניה שותף חבר',
  },
  {
    name: 'cold_list',
    words: 'холодн* база базы cold purchased outbound list scraped קר суық',
  },
  {
    name: 'event',
    words:
      'выставк* конференц* вебинар* семинар* форум* көрме* конференция* תערוכה כנס וובינר exhibition ' +
      'expo fair event events webinar conference seminar tradeshow',
  },
  {
    name: 'marketplace',
    words: 'авито avito olx satu каспи kaspi маркетплейс* marketplace yad2 יד2 ozon prom',
  },
  {
    name: 'paid_search',
    words:
      'контекст* директ реклам* жарнама* adwords ads cpc ppc sem paid gclid yclid advert* advertising ' +
      'banner display פרסום ממומן ממומנת מודעה',
  },
  {
    name: 'email',
    words: 'рассылк* email newsletter mailing почт* пошта пошталық דיוור ניוזלטר',
  },
  {
    name: 'social',
    words:
      'instagram инстаграм* facebook фейсбук vk вконтакте вк tiktok тикток linkedin telegram телеграм* ' +
      'youtube ютуб соцсет* социальн* таргет* social smm פייסבוק אינסטגרם',
  },
  {
    name: 'search',
    words: 'seo organic органик* поиск* search google yandex яндекс гугл bing іздеу* גוגל אורגני',
  },
  { name: 'phone', words: 'звон* телефон* call phone inbound қоңырау* שיחה טלפון' },
  {
    name: 'site',
    words: 'сайт* лендинг* форма чат виджет direct прям* web* website site landing form chat אתר',
  },
]

/** The class of a source's name; `other` where no word is known, null where there is no name. */
export const sourceClass = makeWordClassifier(classes)

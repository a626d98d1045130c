import type { Language } from '../lead/language.ts'
import type { Tier } from '../decide/tier.ts'
import type { NoticeAbout, NoticeTopic } from './notice.ts'

type Words = {
  readonly topics: Readonly<Record<NoticeTopic, string>>
  readonly tiers: Readonly<Record<Tier, string>>
  readonly by: (time: string) => string
  readonly holder: (name: string) => string
  readonly nameless: string
  readonly accept: string
  readonly decline: string
  readonly call: string
  readonly open: string
}

/** The words of notices and of their buttons. */
export const noticeWords: Readonly<Record<Language, Words>> = {
  ru: {
    topics: {
      assigned: 'Вам назначена заявка',
      deadline_near: 'Время на ответ кончается',
      deadline_passed: 'Заявка осталась без ответа',
      nobody_free: 'Заявку некому взять',
      warmed_up: 'Интерес вырос, пора позвонить',
    },
    tiers: { hot: 'горячая', promising: 'перспективная', warm: 'тёплая', cold: 'холодная' },
    by: (time) => `ответить до ${time}`,
    holder: (name) => `у кого: ${name}`,
    nameless: 'без имени',
    accept: 'Беру',
    decline: 'Не могу',
    call: 'Позвонить',
    open: 'Открыть',
  },
  kk: {
    topics: {
      assigned: 'Сізге өтінім тағайындалды',
      deadline_near: 'Жауап беру уақыты бітіп барады',
      deadline_passed: 'Өтінім жауапсыз қалды',
      nobody_free: 'Өтінімді алатын адам жоқ',
      warmed_up: 'Қызығушылық артты, қоңырау шалатын уақыт',
    },
    tiers: { hot: 'ыстық', promising: 'үміт күттіретін', warm: 'жылы', cold: 'суық' },
    by: (time) => `${time} дейін жауап беру керек`,
    holder: (name) => `кімде: ${name}`,
    nameless: 'аты жоқ',
    accept: 'Аламын',
    decline: 'Ала алмаймын',
    call: 'Қоңырау шалу',
    open: 'Ашу',
  },
  he: {
    topics: {
      assigned: 'ליד חדש הוקצה לך',
      deadline_near: 'הזמן למענה עומד להסתיים',
      deadline_passed: 'ליד נשאר ללא מענה',
      nobody_free: 'אין מי שייקח את הליד',
      warmed_up: 'העניין גבר, הגיע הזמן להתקשר',
    },
    tiers: { hot: 'חם מאוד', promising: 'מבטיח', warm: 'חמים', cold: 'קר' },
    by: (time) => `לענות עד ${time}`,
    holder: (name) => `אצל: ${name}`,
    nameless: 'ללא שם',
    accept: 'אני על זה',
    decline: 'לא יכול/ה',
    call: 'להתקשר',
    open: 'לפתוח',
  },
  en: {
    topics: {
      assigned: 'A lead is yours',
      deadline_near: 'Time to answer is running out',
      deadline_passed: 'A lead was not answered in time',
      nobody_free: 'Nobody can take this lead',
      warmed_up: 'Interest has grown: time to call',
    },
    tiers: { hot: 'hot', promising: 'promising', warm: 'warm', cold: 'cold' },
    by: (time) => `answer by ${time}`,
    holder: (name) => `held by ${name}`,
    nameless: 'no name',
    accept: 'Accept',
    decline: "Can't",
    call: 'Call',
    open: 'Open',
  },
}

export type NoticeText = { readonly title: string; readonly body: string; readonly short: string }

const longestSnippet = 140
/** Isolates keep names and numbers of another direction from turning the line around (UAX 9). */
const isolated = (text: string): string => `\u2068${text}\u2069`

/** A notice in words: a title, a body of a few lines, and one line for SMS. */
export function noticeText(topic: NoticeTopic, about: NoticeAbout, language: Language): NoticeText {
  const words = noticeWords[language]
  const score = [about.score === null ? null : String(about.score), about.tier && words.tiers[about.tier]]
  const who = [about.name?.trim() || words.nameless, about.company].filter(Boolean) as string[]
  const lines = [
    [...who.map(isolated), about.source && isolated(about.source)].filter(Boolean).join(' · '),
    about.snippet && `“${isolated(shortened(about.snippet))}”`,
    [about.respondBy && words.by(about.respondBy), about.holder && words.holder(isolated(about.holder))]
      .filter(Boolean)
      .join(' · '),
  ]
  const told = score.filter(Boolean).join(' ')
  const title = told === '' ? words.topics[topic] : `${words.topics[topic]}: ${told}`
  return {
    title,
    body: lines.filter(Boolean).join('\n'),
    short: [title, who[0], about.respondBy && words.by(about.respondBy)].filter(Boolean).join(', '),
  }
}

const shortened = (text: string): string =>
  text.length <= longestSnippet ? text : `${text.slice(0, longestSnippet).toWellFormed().trimEnd()}…`

/** Titles of people who head a company or decide alone, in the languages of our markets. */
const head =
  /\b(?:ceo|cto|cfo|coo|cio|cmo|chief|president|owner|founder|co-?founder|managing director|general director|director|partner|head of|vp|vice president|chairman|proprietor)\b|(?:генеральн|коммерческ|исполнительн|финансов|техническ)?[а-яё]*\s*директор|владел|учредител|собственник|основател|президент|председател|руководител|басшы|құрылтайшы|иесі|төраға|מנכ["״']?ל|מנכלית|בעלים|בעלת|מייסד|נשיא|סמנכ["״']?ל|יו["״']?ר/iu

const assistant =
  /\b(?:assistant|secretary|deputy assistant|intern|student)\b|помощник|ассистент|секретар|студент|стаж[её]р|עוזר|מזכיר|סטודנט/iu

/** Does the title claim to head the company or a large part of it? An assistant to the director does not. */
export function isHeadTitle(title: string): boolean {
  return head.test(title) && !assistant.test(title)
}

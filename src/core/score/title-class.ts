import { makeWordClassifier, type WordClass } from './word-classes.ts'

/** What a job title says about the power to buy, from Russian, Kazakh, Hebrew and English titles. */
export type TitleClass =
  | 'student'
  | 'assistant'
  | 'owner'
  | 'director'
  | 'procurement'
  | 'head'
  | 'manager'
  | 'specialist'

const classes: readonly WordClass<TitleClass>[] = [
  {
    name: 'student',
    words:
      'студент* аспирант* магистрант* практикант* стажер* стажёр* тағылымгер* оқушы* student intern ' +
      'trainee undergraduate סטודנט סטודנטית מתמחה',
  },
  {
    name: 'assistant',
    words:
      'помощник* помощниц* ассистент* секретар* референт* делопроизводител* офис-менеджер көмекші* ' +
      'хатшы* assistant secretary receptionist pa עוזר עוזרת מזכיר מזכירה',
  },
  {
    name: 'owner',
    words:
      'владел* собственник* собственниц* основател* учредител* соучредител* сооснователь ' +
      'предпринимател* хозяин хозяйка ип чп иесі иеci құрылтайшы* кәсіпкер* жк owner cofounder founder ' +
      'proprietor entrepreneur shareholder self-employed בעלים הבעלים מייסד מייסדת יזם יזמית בעל בעלת',
  },
  {
    name: 'director',
    words:
      'директор* гендир* президент* председател* топ-менеджер төраға* director ceo coo cfo cto cmo cio ' +
      'cco cpo chief president vp chairman מנכל מנכלית סמנכל סמנכלית דירקטור נשיא נשיאה יור',
  },
  {
    name: 'procurement',
    words:
      'закуп* снабжен* снабженец тендер* мтс омтс сатып жабдықтау procurement purchasing purchaser ' +
      'buyer sourcing supply רכש קניין קניינית',
  },
  {
    name: 'head',
    words:
      'руководител* начальник* заведующ* завед глава главн* гл бригадир* прораб* басшы* бастық* ' +
      'меңгеруші* head lead leader supervisor superintendent foreman ראש מנהל מנהלת אחראי אחראית',
  },
  { name: 'manager', words: 'менеджер* управляющ* менеджері manager администратор* administrator' },
  {
    name: 'specialist',
    words:
      'специалист* инженер* бухгалтер* экономист* аналитик* юрист* маркетолог* логист* механик* ' +
      'технолог* архитектор* дизайнер* программист* разработчик* консультант* оператор* продавец ' +
      'мастер* врач* учител* агроном* рабоч* водител* маман* specialist engineer accountant analyst ' +
      'lawyer consultant developer designer architect technician operator officer coordinator associate ' +
      'executive teacher nurse doctor מהנדס מהנדסת חשב חשבת יועץ יועצת מפתח מפתחת אדריכל אדריכלית טכנאי ' +
      'עובד',
  },
]

/** The class of a job title; `other` where no word is known, null where there is no title. */
export const titleClass = makeWordClassifier(classes)

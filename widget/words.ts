import type { FieldName, Language } from './form-config.ts'

export type Words = Readonly<Record<FieldName, string>> & {
  readonly send: string
  readonly sending: string
  readonly sent: string
  readonly retrying: string
  readonly failed: string
  readonly again: string
  readonly required: string
  readonly emailWrong: string
  readonly reach: string
  readonly agree: string
  readonly tooMany: string
  readonly refused: string
  readonly didYouMean: (address: string) => string
  readonly code: string
  readonly codeSent: string
  readonly codeConfirm: string
  readonly codeWrong: string
  readonly codeDone: string
  readonly codeAgain: string
  readonly codeSentAgain: string
  readonly codeWait: string
  readonly codeNoMore: string
}

const en: Words = {
  name: 'Name',
  phone: 'Telephone',
  email: 'Email',
  company: 'Company',
  job_title: 'Position',
  city: 'City',
  website: 'Website',
  product: 'What are you interested in?',
  amount: 'Budget',
  message: 'Message',
  send: 'Send',
  sending: 'Sending…',
  sent: 'Thank you! Your message has arrived. We will answer soon.',
  retrying: 'No connection. We keep trying: nothing is lost.',
  failed: 'It could not be sent. Check the connection and try again: what you wrote is still here.',
  again: 'Try again',
  required: 'Please fill this in',
  emailWrong: 'This address looks incomplete',
  reach: 'Leave a telephone number or an email so that we can answer',
  agree: 'Please tick the box, if you agree',
  tooMany: 'Too many attempts. Please wait a minute.',
  refused: 'The form could not be accepted. Please check what you entered.',
  didYouMean: (address) => `Did you mean ${address}?`,
  code: 'Code from the message',
  codeSent: 'We have sent a code. Enter it to confirm that it is you:',
  codeConfirm: 'Confirm',
  codeWrong: 'This code is not right',
  codeDone: 'Confirmed. Thank you!',
  codeAgain: 'Send another code',
  codeSentAgain: 'Another code is on its way.',
  codeWait: 'A code was sent a moment ago. Please wait a minute.',
  codeNoMore: 'No more codes can be sent today.',
}

const ru: Words = {
  name: 'Имя',
  phone: 'Телефон',
  email: 'Эл. почта',
  company: 'Компания',
  job_title: 'Должность',
  city: 'Город',
  website: 'Сайт',
  product: 'Что вас интересует?',
  amount: 'Бюджет',
  message: 'Сообщение',
  send: 'Отправить',
  sending: 'Отправляем…',
  sent: 'Спасибо! Сообщение получено. Мы скоро ответим.',
  retrying: 'Нет связи. Пробуем ещё раз: ничего не потеряно.',
  failed: 'Не удалось отправить. Проверьте связь и попробуйте снова: написанное сохранилось.',
  again: 'Отправить снова',
  required: 'Заполните это поле',
  emailWrong: 'Похоже, адрес неполный',
  reach: 'Оставьте телефон или почту, чтобы мы могли ответить',
  agree: 'Отметьте, если согласны',
  tooMany: 'Слишком много попыток. Подождите минуту.',
  refused: 'Форму не удалось принять. Проверьте, что вы ввели.',
  didYouMean: (address) => `Может быть, ${address}?`,
  code: 'Код из сообщения',
  codeSent: 'Мы отправили код. Введите его, чтобы подтвердить, что это вы:',
  codeConfirm: 'Подтвердить',
  codeWrong: 'Код не подходит',
  codeDone: 'Подтверждено. Спасибо!',
  codeAgain: 'Прислать новый код',
  codeSentAgain: 'Новый код отправлен.',
  codeWait: 'Код только что отправлен. Подождите минуту.',
  codeNoMore: 'Сегодня больше кодов отправить нельзя.',
}

const kk: Words = {
  name: 'Аты-жөніңіз',
  phone: 'Телефон',
  email: 'Эл. пошта',
  company: 'Компания',
  job_title: 'Лауазымы',
  city: 'Қала',
  website: 'Сайт',
  product: 'Не қызықтырады?',
  amount: 'Бюджет',
  message: 'Хабарлама',
  send: 'Жіберу',
  sending: 'Жіберілуде…',
  sent: 'Рақмет! Хабарламаңызды алдық. Жақын арада жауап береміз.',
  retrying: 'Байланыс жоқ. Қайта жіберіп жатырмыз: ештеңе жоғалған жоқ.',
  failed: 'Жіберілмеді. Байланысты тексеріп, қайталап көріңіз: жазғаныңыз сақталды.',
  again: 'Қайта жіберу',
  required: 'Осы өрісті толтырыңыз',
  emailWrong: 'Мекенжай толық емес сияқты',
  reach: 'Жауап беруіміз үшін телефон немесе пошта қалдырыңыз',
  agree: 'Келіссеңіз, белгілеңіз',
  tooMany: 'Әрекет тым көп. Бір минут күтіңіз.',
  refused: 'Форма қабылданбады. Енгізгеніңізді тексеріңіз.',
  didYouMean: (address) => `Мүмкін, ${address}?`,
  code: 'Хабарламадағы код',
  codeSent: 'Код жібердік. Бұл сіз екеніңізді растау үшін енгізіңіз:',
  codeConfirm: 'Растау',
  codeWrong: 'Код сәйкес келмейді',
  codeDone: 'Расталды. Рақмет!',
  codeAgain: 'Жаңа код жіберу',
  codeSentAgain: 'Жаңа код жіберілді.',
  codeWait: 'Код жаңа ғана жіберілді. Бір минут күтіңіз.',
  codeNoMore: 'Бүгін бұдан артық код жіберуге болмайды.',
}

const he: Words = {
  name: 'שם',
  phone: 'טלפון',
  email: 'דואר אלקטרוני',
  company: 'חברה',
  job_title: 'תפקיד',
  city: 'עיר',
  website: 'אתר',
  product: 'במה מדובר?',
  amount: 'תקציב',
  message: 'הודעה',
  send: 'שליחה',
  sending: 'שולחים…',
  sent: 'תודה! ההודעה התקבלה. נחזור אליכם בקרוב.',
  retrying: 'אין חיבור. ממשיכים לנסות: שום דבר לא אבד.',
  failed: 'השליחה לא הצליחה. בדקו את החיבור ונסו שוב: מה שכתבתם נשמר.',
  again: 'לשלוח שוב',
  required: 'נא למלא שדה זה',
  emailWrong: 'נראה שהכתובת חסרה',
  reach: 'השאירו טלפון או דואר אלקטרוני כדי שנוכל להשיב',
  agree: 'נא לסמן אם אתם מסכימים',
  tooMany: 'יותר מדי ניסיונות. המתינו דקה.',
  refused: 'הטופס לא התקבל. בדקו את מה שהזנתם.',
  didYouMean: (address) => `האם התכוונתם ל־${address}?`,
  code: 'הקוד מההודעה',
  codeSent: 'שלחנו קוד. הזינו אותו כדי לאשר שזה אתם:',
  codeConfirm: 'אישור',
  codeWrong: 'הקוד אינו נכון',
  codeDone: 'אושר. תודה!',
  codeAgain: 'שליחת קוד חדש',
  codeSentAgain: 'קוד חדש בדרך.',
  codeWait: 'קוד נשלח ממש עכשיו. המתינו דקה.',
  codeNoMore: 'לא ניתן לשלוח עוד קודים היום.',
}

export const words: Readonly<Record<Language, Words>> = { en, ru, kk, he }

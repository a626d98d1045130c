import type { Language } from '../lead/language.ts'

/** What a first sentence may take up, the strongest first. */
export const openingThemes = [
  'readiness',
  'urgency',
  'pain',
  'quantity',
  'existing_customer',
  'past_purchase',
  'evaluating',
  'price_only',
  'need',
  'norush',
  'plain',
] as const
export type OpeningTheme = (typeof openingThemes)[number]

type Words = Readonly<Record<OpeningTheme, string>> & {
  /** With `{name}`, and without. */
  readonly greeting: string
  readonly greetingAll: string
  /** In quotation marks of the language. */
  readonly quoted: string
}

/** `{quote}` is what the lead wrote. */
export const openingWords: Readonly<Record<Language, Words>> = {
  ru: {
    greeting: 'Здравствуйте, {name}!',
    greetingAll: 'Здравствуйте!',
    quoted: '«{quote}»',
    readiness: 'Вы написали {quote} — давайте так и сделаем. Когда вам удобно поговорить сегодня?',
    urgency: 'Вижу, что вопрос срочный: {quote}. Готов сразу перейти к делу — удобно сейчас созвониться?',
    pain: 'Вы пишете: {quote}. Расскажите, как это происходит сейчас, — подскажу, что можно исправить в первую очередь.',
    quantity: 'Вы указали {quote}. Подготовлю расчёт — к какому сроку он нужен?',
    existing_customer: 'Спасибо, что вы с нами. Вы пишете: {quote}. Чем могу помочь?',
    past_purchase: 'Рад, что вы снова обратились к нам. Вы пишете: {quote}. Что нужно на этот раз?',
    evaluating:
      'Вы сравниваете варианты: {quote}. Скажите, что для вас важнее всего, — покажу, где мы сильнее, а где честно нет.',
    price_only:
      'Вы спросили о цене. Чтобы назвать точную, а не «от», уточню два момента: какой объём и к какому сроку?',
    need: 'Вы пишете: {quote}. Чтобы предложить подходящее, задам пару вопросов — удобно сейчас?',
    norush: 'Вы пишете, что не спешите: {quote}. Пришлю короткие материалы, а когда лучше вернуться к разговору?',
    plain: 'Получил вашу заявку. Чем могу помочь и когда удобно поговорить?',
  },
  kk: {
    greeting: 'Сәлеметсіз бе, {name}!',
    greetingAll: 'Сәлеметсіз бе!',
    quoted: '«{quote}»',
    readiness: 'Сіз {quote} деп жаздыңыз — солай істейік. Бүгін қай уақытта сөйлескен ыңғайлы?',
    urgency: 'Мәселе шұғыл екенін көріп тұрмын: {quote}. Бірден іске көшуге дайынмын — қазір қоңырау шалайын ба?',
    pain: 'Сіз былай деп жазыпсыз: {quote}. Қазір бұл қалай болып жатқанын айтып беріңізші — алдымен нені түзетуге болатынын айтамын.',
    quantity: 'Сіз {quote} деп көрсетіпсіз. Есеп дайындайын — қай мерзімге керек?',
    existing_customer: 'Бізбен бірге болғаныңызға рақмет. Сіз былай деп жазыпсыз: {quote}. Қалай көмектесе аламын?',
    past_purchase: 'Бізге қайта хабарласқаныңызға қуаныштымын. Сіз былай деп жазыпсыз: {quote}. Бұл жолы не керек?',
    evaluating:
      'Нұсқаларды салыстырып жатыр екенсіз: {quote}. Сіз үшін ең маңыздысы не? Қай жерде мықты, қай жерде мықты емес екенімізді ашық айтамын.',
    price_only:
      'Сіз бағасын сұрадыңыз. Нақты баға айту үшін екі нәрсені білсем: көлемі қандай және қай мерзімге керек?',
    need: 'Сіз былай деп жазыпсыз: {quote}. Дұрыс ұсыну үшін бір-екі сұрақ қояйын — қазір ыңғайлы ма?',
    norush: 'Асықпайтыныңызды жазыпсыз: {quote}. Қысқа материалдар жіберейін, әңгімеге қашан оралған дұрыс?',
    plain: 'Өтінішіңізді алдым. Қалай көмектесе аламын және қашан сөйлескен ыңғайлы?',
  },
  he: {
    greeting: 'שלום {name},',
    greetingAll: 'שלום,',
    quoted: '״{quote}״',
    readiness: 'כתבת {quote} – בוא נעשה בדיוק את זה. מתי נוח לדבר היום?',
    urgency: 'אני רואה שזה דחוף: {quote}. אפשר לגשת ישר לעניין – נוח לדבר עכשיו?',
    pain: 'כתבת: {quote}. איך זה נראה אצלכם היום? אגיד מה אפשר לשפר קודם.',
    quantity: 'כתבת {quote}. אכין הצעה מסודרת – לאיזה תאריך זה נדרש?',
    existing_customer: 'תודה שאתם איתנו. כתבת: {quote}. במה אפשר לעזור?',
    past_purchase: 'שמחים שחזרת אלינו. כתבת: {quote}. מה דרוש הפעם?',
    evaluating: 'אתם משווים בין אפשרויות: {quote}. מה הכי חשוב לכם? אומר ביושר איפה אנחנו חזקים ואיפה פחות.',
    price_only: 'שאלת על מחיר. כדי לתת מחיר מדויק חסרים שני פרטים: איזו כמות ולאיזה תאריך?',
    need: 'כתבת: {quote}. כדי להציע את הדבר הנכון יש לי שתי שאלות קצרות – נוח עכשיו?',
    norush: 'כתבת שזה לא דחוף: {quote}. אשלח חומר קצר – מתי כדאי לחזור אליכם?',
    plain: 'קיבלנו את הפנייה. במה אפשר לעזור ומתי נוח לדבר?',
  },
  en: {
    greeting: 'Hello {name},',
    greetingAll: 'Hello,',
    quoted: '“{quote}”',
    readiness: 'you wrote {quote} – let us do just that. When suits you today?',
    urgency: 'I see that this is urgent: {quote}. I can get straight to it – may I call you now?',
    pain: 'you write: {quote}. How does it go today? I will tell you what can be mended first.',
    quantity: 'you wrote {quote}. I will prepare a quote – by when do you need it?',
    existing_customer: 'thank you for being with us. You write: {quote}. What can I do?',
    past_purchase: 'good to hear from you again. You write: {quote}. What do you need this time?',
    evaluating:
      'you are comparing: {quote}. What matters most to you? I will say plainly where we are strong and where not.',
    price_only: 'you asked for the price. For an exact one I need two things: how much, and by when?',
    need: 'you write: {quote}. To offer the right thing I have two short questions – does now suit you?',
    norush: 'you write that there is no rush: {quote}. I will send something short; when shall we speak again?',
    plain: 'thank you for your inquiry. What can I do for you, and when may I call?',
  },
}

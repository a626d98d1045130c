import type { Language } from '../../core/lead/language.ts'

/** What the page of a code says on top. */
export type CodeNote =
  | 'open'
  | 'right'
  | 'wrong'
  | 'expired'
  | 'used_up'
  | 'passed_before'
  | 'lost'
  | `again_${'sent' | 'wait' | 'no_more' | 'failed'}`

export type PersonWords = {
  readonly send: string
  readonly codeTitle: string
  readonly codeIntro: (from: string) => string
  readonly codeLabel: string
  readonly codeAgain: string
  readonly code: Readonly<Record<Exclude<CodeNote, 'open'>, string>>
  readonly appealTitle: string
  readonly appealIntro: (from: string) => string
  readonly appealLabel: string
  readonly appeal: Readonly<Record<'done' | 'empty' | 'used_up' | 'lost', string>>
}

/** The words of the two pages on which a lead speaks for itself. */
export const personWords: Readonly<Record<Language, PersonWords>> = {
  en: {
    send: 'Send',
    codeTitle: 'Confirm your contact',
    codeIntro: (from) => `${from} has sent you a code. Enter it here, so that they know that it is you.`,
    codeLabel: 'Code',
    codeAgain: 'Send me another code',
    code: {
      right: 'Thank you, that was the right code. You will be answered soon.',
      wrong: 'That is not the code. Please look again.',
      expired: 'This code is no longer good. Ask for a new one.',
      used_up: 'Too many tries. Ask for a new code.',
      passed_before: 'You have entered the code already. Thank you.',
      lost: 'This link leads nowhere. Use the one of the last message.',
      again_sent: 'Another code is on its way.',
      again_wait: 'A code was sent a moment ago. If it does not come within a minute, ask again.',
      again_no_more: 'No more codes can be sent today. Answer the message you were sent, or call.',
      again_failed: 'The code could not be sent. Please try again in a few minutes.',
    },
    appealTitle: 'Tell us who you are',
    appealIntro: (from) =>
      `Your inquiry at ${from} was set aside by an automatic check. If that was a mistake, say in a sentence or two who you are and what you need: a person will read it.`,
    appealLabel: 'Who are you, and how can you be reached?',
    appeal: {
      done: 'Thank you. A person will read this and look at your inquiry again.',
      empty: 'Please write a sentence about who you are.',
      used_up: 'Your words have arrived already. A person will read them.',
      lost: 'This link leads nowhere.',
    },
  },
  ru: {
    send: 'Отправить',
    codeTitle: 'Подтвердите контакт',
    codeIntro: (from) => `Вам отправлен код от ${from}. Введите его здесь, чтобы мы знали, что это вы.`,
    codeLabel: 'Код',
    codeAgain: 'Прислать новый код',
    code: {
      right: 'Спасибо, код верный. Вам скоро ответят.',
      wrong: 'Код не подходит. Проверьте, пожалуйста.',
      expired: 'Этот код больше не действует. Попросите новый.',
      used_up: 'Слишком много попыток. Попросите новый код.',
      passed_before: 'Вы уже ввели код. Спасибо.',
      lost: 'По этой ссылке ничего нет. Откройте ссылку из последнего сообщения.',
      again_sent: 'Новый код отправлен.',
      again_wait: 'Код только что отправлен. Если за минуту он не придёт, попросите ещё раз.',
      again_no_more: 'Сегодня больше кодов отправить нельзя. Ответьте на сообщение или позвоните.',
      again_failed: 'Код не удалось отправить. Попробуйте через несколько минут.',
    },
    appealTitle: 'Расскажите, кто вы',
    appealIntro: (from) =>
      `Вашу заявку в ${from} отложила автоматическая проверка. Если это ошибка, напишите в одном-двух предложениях, кто вы и что вам нужно: это прочтёт человек.`,
    appealLabel: 'Кто вы и как с вами связаться?',
    appeal: {
      done: 'Спасибо. Человек прочтёт это и посмотрит вашу заявку ещё раз.',
      empty: 'Напишите, пожалуйста, хотя бы предложение о том, кто вы.',
      used_up: 'Ваши слова уже получены. Их прочтёт человек.',
      lost: 'По этой ссылке ничего нет.',
    },
  },
  kk: {
    send: 'Жіберу',
    codeTitle: 'Байланысыңызды растаңыз',
    codeIntro: (from) => `${from} сізге код жіберді. Бұл сіз екеніңізді білу үшін оны осында енгізіңіз.`,
    codeLabel: 'Код',
    codeAgain: 'Жаңа код жіберу',
    code: {
      right: 'Рақмет, код дұрыс. Сізге жақын арада жауап береді.',
      wrong: 'Код сәйкес келмейді. Қайта қарап шығыңыз.',
      expired: 'Бұл кодтың мерзімі өтті. Жаңасын сұраңыз.',
      used_up: 'Тым көп талпыныс жасалды. Жаңа код сұраңыз.',
      passed_before: 'Сіз кодты енгізіп қойғансыз. Рақмет.',
      lost: 'Бұл сілтеме ешқайда апармайды. Соңғы хабардағы сілтемені ашыңыз.',
      again_sent: 'Жаңа код жіберілді.',
      again_wait: 'Код жаңа ғана жіберілді. Бір минутта келмесе, қайта сұраңыз.',
      again_no_more: 'Бүгін бұдан артық код жіберуге болмайды. Хабарламаға жауап беріңіз немесе қоңырау шалыңыз.',
      again_failed: 'Кодты жіберу мүмкін болмады. Бірнеше минуттан кейін қайталап көріңіз.',
    },
    appealTitle: 'Кім екеніңізді айтыңыз',
    appealIntro: (from) =>
      `${from} компаниясындағы өтініміңізді автоматты тексеру шетке қойды. Егер бұл қате болса, кім екеніңізді және не керек екенін бір-екі сөйлеммен жазыңыз: оны адам оқиды.`,
    appealLabel: 'Сіз кімсіз және сізбен қалай байланысуға болады?',
    appeal: {
      done: 'Рақмет. Мұны адам оқып, өтініміңізді қайта қарайды.',
      empty: 'Кім екеніңіз туралы кемінде бір сөйлем жазыңыз.',
      used_up: 'Сөзіңіз алынды. Оны адам оқиды.',
      lost: 'Бұл сілтеме ешқайда апармайды.',
    },
  },
  he: {
    send: 'שליחה',
    codeTitle: 'אישור פרטי הקשר',
    codeIntro: (from) => `קיבלת קוד מאת ${from}. יש להזין אותו כאן כדי לאשר שפרטי הקשר שלך.`,
    codeLabel: 'קוד',
    codeAgain: 'שליחת קוד חדש',
    code: {
      right: 'תודה, הקוד נכון. נחזור אליך בקרוב.',
      wrong: 'זה לא הקוד. כדאי לבדוק שוב.',
      expired: 'הקוד כבר לא בתוקף. אפשר לבקש חדש.',
      used_up: 'יותר מדי ניסיונות. יש לבקש קוד חדש.',
      passed_before: 'הקוד כבר הוזן. תודה.',
      lost: 'הקישור הזה לא מוביל לשום מקום. יש להשתמש בקישור מההודעה האחרונה.',
      again_sent: 'קוד חדש בדרך.',
      again_wait: 'קוד נשלח ממש עכשיו. אם לא יגיע תוך דקה, אפשר לבקש שוב.',
      again_no_more: 'לא ניתן לשלוח עוד קודים היום. אפשר להשיב להודעה או להתקשר.',
      again_failed: 'לא הצלחנו לשלוח את הקוד. כדאי לנסות שוב בעוד כמה דקות.',
    },
    appealTitle: 'כמה מילים על עצמך',
    appealIntro: (from) =>
      `הפנייה שלך אל ${from} הושמה בצד על ידי בדיקה אוטומטית. אם זו טעות, אפשר לכתוב במשפט או שניים מי פונה ומה נחוץ: אדם יקרא את זה.`,
    appealLabel: 'מי פונה, ואיך אפשר ליצור קשר?',
    appeal: {
      done: 'תודה. אדם יקרא את זה ויבחן שוב את הפנייה.',
      empty: 'נא לכתוב לפחות משפט אחד על עצמך.',
      used_up: 'הדברים כבר התקבלו. אדם יקרא אותם.',
      lost: 'הקישור הזה לא מוביל לשום מקום.',
    },
  },
}

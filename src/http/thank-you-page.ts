const texts = {
  en: ['Thank you', 'Your message has arrived. We will answer soon.'],
  ru: ['Спасибо', 'Ваше сообщение получено. Мы скоро ответим.'],
  kk: ['Рақмет', 'Хабарламаңызды алдық. Жақын арада жауап береміз.'],
  he: ['תודה', 'ההודעה התקבלה. נחזור אליכם בקרוב.'],
} as const

/** The page that thanks a visitor whose form was posted without JavaScript, in the browser's language. */
export function thankYouPage(acceptLanguage: string | undefined): string {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().slice(0, 2))
  const language =
    wanted.map((one) => (one === 'iw' ? 'he' : one)).find((one): one is keyof typeof texts => one in texts) ?? 'en'
  const [title, text] = texts[language]
  return `<!doctype html><html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
}

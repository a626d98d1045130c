/** Names of desks and functions rather than people: RFC 2142 and what companies use, in four languages. */
const roles = new Set(
  (
    'info information sales support admin administrator administration contact contacts contactus hello hi hey office help helpdesk ' +
    'billing account accounts accounting accountant hr jobs job career careers recruiting recruitment recruiter resume cv marketing press media pr ' +
    'legal law privacy abuse postmaster webmaster hostmaster noc security noreply no-reply donotreply do-not-reply mailer-daemon ' +
    'mailerdaemon root sysadmin system it itsupport tech technical techsupport team service services customerservice customercare customer ' +
    'customers clients client client-service order orders booking bookings reservation reservations reserve reception frontdesk front-desk ' +
    'enquiry enquiries inquiry inquiries ask question questions feedback newsletter news subscribe unsubscribe subscriptions purchasing purchase ' +
    'procurement supply suppliers vendors finance financial invoice invoices payment payments payroll pay refunds ceo cto cfo coo cio cmo ' +
    'director directors manager management gm owner president secretary secretariat assistant editor editors editorial newsroom partner partners ' +
    'partnership partnerships affiliate affiliates compliance gdpr dpo dataprotection returns shop store web website www dev devops developers test testing qa ' +
    'mail email mailbox inbox post general company main headoffice head-office hq branch export import logistics warehouse delivery shipping ' +
    'dispatch production factory quality project projects business bizdev b2b wholesale retail corporate events event training education ' +
    'school academy library admissions registrar research studio design creative social ads advertising adv advert promo community members membership ' +
    'volunteer donate donations everyone all staff crew group list lists usenet ftp uucp nobody spam alerts alert notifications notification notify ' +
    'monitoring bot robot server hosting domains dns ssl noc operations ops reports report complaints complaint claims warranty ' +
    'zakaz zakazy zakaz1 zayavka zayavki buh buhg buhgalter buhgalteria buhgalteriya glavbuh sekretar secretar priemnaya priem kadry kadr otdel ' +
    'otdelkadrov ok ok1 otdel-kadrov prodazhi prodaji prodaja sbyt opt optom roznica reklama pressa sklad dostavka snab snabzhenie ' +
    'zakup zakupki zakupka tender tendery torgi direktor dir gendir rukovodstvo yurist urist jurist bank kassa magazin salon servis remont ' +
    'klient klienty pochta kontakt kontakty ofis filial proizvodstvo logist logistika transport dispetcher ' +
    'satu satylym satu-bolimi kense qabyldau kadrlar esepshi basshy ' +
    'mechirot mehirot mkirot sherut sherutim sherut-lakohot misrad misradi hanhala hanhalat kabala kabalot pniyot pniot lakohot lakochot shivuk ' +
    'shivuq rechesh kesafim cheshbonot heshbonot hashbonot hazmanot hazmana hanhalat-heshbonot mazkirut mazkira giyus drushim teuman tmicha tmiha mankal'
  ).split(' '),
)

const cyrillicRoles =
  /^(?:инфо|информация|продажи|заказ|заказы|поддержка|офис|бухгалтерия|бухгалтер|секретарь|приемная|приёмная|директор|кадры|отдел|реклама|склад|доставка|закупки|почта|помощь|сервис|магазин|админ)\d{0,3}$/u

/**
 * Is the part before the at sign a desk's? The whole name must be a role, possibly with a number, a tag or a second role
 * (`sales.support`, `info2`, `office-manager`); `anna.sales` is a person in a department.
 */
export function isRoleLocal(local: string): boolean {
  const plus = local.indexOf('+')
  const name = (plus > 0 ? local.slice(0, plus) : local).toLowerCase()
  if (roles.has(name)) return true
  const letters = /^[a-z]+(?=\d*$)/.exec(name)?.[0]
  if (letters !== undefined) return name.length - letters.length <= 4 && roles.has(letters)
  if (cyrillicRoles.test(name)) return true
  const bare = name.replace(/[-_.]?\d{1,4}$/, '')
  if (roles.has(bare)) return true
  const parts = bare.split(/[-_.]/).filter((part) => part !== '')
  return parts.length > 1 && (roles.has(parts.join('')) || parts.every((part) => roles.has(part)))
}

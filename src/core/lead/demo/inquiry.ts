import { normalDeviate, type Random } from '../../math/random.ts'
import type { DemoCatalogue, DemoMessage, DemoSource } from './catalogue.ts'
import { oneOf, type DemoPerson } from './person.ts'
import type { LeadDraft } from '../lead-draft.ts'
import type { Behaviour } from '../lead.ts'

/** A message as it came in: who, from where, after what on the site. */
export type Inquiry = {
  readonly draft: LeadDraft
  readonly person: DemoPerson
  readonly source: DemoSource
  /** Hidden interest, in standard deviations; behaviour and outcome follow it. */
  readonly interest: number
}

export type InquiryInput = {
  readonly message: DemoMessage
  readonly person: DemoPerson
  readonly random: Random
  readonly catalogue: DemoCatalogue
}

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const telephone =
  'Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const script = 'python-requests/2.32.3'

/** Puts a message into the fields that its channel fills. */
export function inquiryOf({ message, person, random, catalogue }: InquiryInput): Inquiry {
  const interest = (message.rank - 1.5) * 0.4 + normalDeviate(random)
  const source = sourceOf(message, catalogue, random)
  const bot = person.bot && (message.channel === 'form' || message.channel === 'email')
  const channel = bot ? 'form' : message.channel
  const onSite = channel === 'form' || channel === 'chat'
  const mobile = random() < 0.45
  const draft: LeadDraft = {
    channel,
    source: source.name,
    ...contactOf(channel, person, random),
    company: onSite || channel === 'email' ? person.company : null,
    jobTitle: onSite || channel === 'email' ? person.jobTitle : null,
    companySize: onSite && random() < 0.5 ? person.companySize : null,
    industry: null,
    city: random() < 0.6 ? person.city : null,
    country: person.country,
    product: message.nonbuyer === null && onSite && random() < 0.6 ? oneOf(catalogue.products, random) : null,
    message: message.text,
    campaign: campaignOf(source, random),
    behaviour: onSite ? behaviourOf({ message, interest, random, bot, mobile }) : {},
    origin: onSite
      ? { userAgent: bot ? script : mobile ? telephone : browser, timeZone: catalogue.workspace.timeZone }
      : {},
    consent:
      onSite && !bot ? { ...catalogue.consent, purposes: ['answer'], channels: ['email', 'call'], given: true } : null,
  }
  return { draft, person, source, interest }
}

/** A messenger knows the phone, a letter the address, a form most often both. */
function contactOf(channel: string, person: DemoPerson, random: Random): Pick<LeadDraft, 'name' | 'email' | 'phone'> {
  const { name, email, phone } = person
  if (channel === 'whatsapp' || channel === 'call') return { name: random() < 0.8 ? name : null, email: null, phone }
  if (channel === 'telegram' || channel === 'comment' || channel === 'marketplace')
    return { name, email: null, phone: random() < 0.6 ? phone : null }
  if (channel === 'email') return { name, email, phone: random() < 0.5 ? phone : null }
  return { name, email: random() < 0.85 ? email : null, phone: random() < 0.85 ? phone : null }
}

function sourceOf(message: DemoMessage, catalogue: DemoCatalogue, random: Random): DemoSource {
  if (message.channel === 'marketplace') return catalogue.sources.find((source) => source.name === 'olx')!
  if (message.channel === 'comment') return catalogue.sources.find((source) => source.name === 'instagram')!
  const total = catalogue.sources.reduce((sum, source) => sum + source.weight, 0)
  let left = random() * total
  return catalogue.sources.find((source) => (left -= source.weight) < 0) ?? catalogue.sources[0]!
}

function campaignOf(source: DemoSource, random: Random): LeadDraft['campaign'] {
  if (source.utm === null) return {}
  const [utmSource, utmMedium] = source.utm
  return { utmSource, utmMedium, utmCampaign: oneOf(source.campaigns, random) }
}

type Session = {
  readonly message: DemoMessage
  readonly interest: number
  readonly random: Random
  readonly bot: boolean
  readonly mobile: boolean
}

function behaviourOf({ message, interest, random, bot, mobile }: Session): Partial<Behaviour> {
  if (bot) return scriptBehaviour(random)
  const many = (mean: number) =>
    Math.max(0, Math.round(Math.exp(Math.log(mean) + 0.5 * interest + 0.5 * normalDeviate(random)) - 0.5))
  const visits = 1 + many(1.2)
  const seconds = 30 + many(150)
  return {
    visits,
    pagesViewed: 1 + many(3),
    pricingPageViews: many(0.9),
    secondsOnSite: seconds,
    daysSinceLastVisit:
      visits === 1 ? null : random() < 0.15 ? 30 + Math.floor(random() * 20) : Math.floor(random() * 9),
    secondsToSubmit: Math.round(Math.min(seconds, 12 + message.text.length * (0.12 + 0.2 * random()))),
    keystrokes: Math.round(message.text.length * (0.9 + 0.3 * random())) + 30,
    keyIntervalCv: 0.45 + 0.4 * random(),
    mousePoints: mobile ? 0 : 40 + many(80),
    touch: mobile,
    focusChanges: 3 + Math.floor(random() * 5),
    pasteFields: random() < 0.15 ? 1 : 0,
    honeypotFilled: false,
    webdriver: false,
  }
}

const scriptBehaviour = (random: Random): Partial<Behaviour> => ({
  visits: 1,
  pagesViewed: 1,
  pricingPageViews: 0,
  secondsOnSite: 2,
  secondsToSubmit: 1 + Math.round(random()),
  keystrokes: 0,
  mousePoints: 0,
  touch: false,
  focusChanges: 0,
  pasteFields: 0,
  honeypotFilled: true,
  webdriver: random() < 0.6,
})

import { isbot } from 'isbot'

export const agentKinds = ['human', 'bot', 'automation', 'unknown'] as const
export type AgentKind = (typeof agentKinds)[number]

/** Programs that drive a browser or speak HTTP themselves: not crawlers, but no person types in them. */
const automation =
  /headless|phantomjs|selenium|webdriver|puppeteer|playwright|cypress|nightmare|zombie\.js|slimerjs|casperjs|splash|jsdom|testcafe|katalon|watir|htmlunit/i
const httpLibrary =
  /^(?:(?:curl|wget|python|aiohttp|httpx|go-http-client|java|okhttp|apache-httpclient|libwww-perl|lwp|node|axios|got|undici|node-fetch|superagent|ruby|faraday|rest-client|php|guzzlehttp|dart|http_request|reqwest|hyper|scrapy|postmanruntime|insomnia|httpie|powershell|winhttp|perl|mechanize|typhoeus|restsharp|unirest|ktor|cpp-httplib|libcurl|grequests|k6|lua-resty-http|artillery|jmeter|vegeta|hey|wrk|gatling|locust)\b|-$)/i
/** User-Agent texts that lists of random ones have passed on for ten years; no living browser sends them. */
const copiedForYears = /Chrome\/41\.0\.222[78]\.\d|Chrome\/27\.0\.1453\.93/
/** What browsers and the in-app browsers of phones say of themselves or of the device. */
const device =
  /^(?:mozilla|opera|dalvik|ucweb|lynx|links|w3m|nokia|samsung|blackberry|sonyericsson|lg[-e/]|mot-)|applewebkit|gecko|android|iphone|ipad|ios|darwin|cfnetwork|windows nt|macintosh|midp|mobile|tv\b|kfsuwi|browser|roku|webview/i

const mostKept = 4_000
const kept = new Map<string, AgentKind>()

/** The kind of program by its User-Agent text. An empty one or one nobody knows is unknown, not a bot. */
export function agentKind(userAgent: string): AgentKind {
  const known = kept.get(userAgent)
  if (known !== undefined) return known
  const kind = judgeAgent(userAgent.trim().slice(0, 1000))
  // A few hundred texts make up nearly all traffic; the same question has the same answer, so keeping it changes nothing.
  if (kept.size >= mostKept) kept.clear()
  kept.set(userAgent, kind)
  return kind
}

function judgeAgent(text: string): AgentKind {
  if (text === '') return 'unknown'
  if (automation.test(text) || httpLibrary.test(text) || copiedForYears.test(text)) return 'automation'
  if (isbot(text)) return 'bot'
  return device.test(text) ? 'human' : 'unknown'
}

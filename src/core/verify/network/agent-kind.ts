import { isbot } from 'isbot'

export const agentKinds = ['human', 'bot', 'automation', 'unknown'] as const
export type AgentKind = (typeof agentKinds)[number]

/** Programs that drive a browser or speak HTTP themselves: not crawlers, but no person types in them. */
const automation =
  /headless|phantomjs|selenium|webdriver|puppeteer|playwright|cypress|nightmare|zombie\.js|slimerjs|casperjs|splash|jsdom|testcafe|katalon|watir|htmlunit/i
const httpLibrary =
  /^(?:curl|wget|python|aiohttp|httpx|go-http-client|java|okhttp|apache-httpclient|libwww|lwp|node|axios|got|undici|node-fetch|superagent|ruby|faraday|rest-client|php|guzzlehttp|dart|http_request|reqwest|hyper|scrapy|postmanruntime|insomnia|httpie|powershell|winhttp|perl|mechanize|typhoeus|restsharp|unirest|ktor|cpp-httplib|libcurl|grequests)\b/i
/** What every browser in use says first: product Mozilla or Opera, then a platform in brackets. */
const browser = /^(?:mozilla\/[45]\.0 \(|opera\/|dalvik\/|ucweb|nokia|samsung|blackberry|sonyericsson|lg[-e/]|mot-)/i

/** The kind of program by its User-Agent text. An empty one or one nobody knows is unknown, not a bot. */
export function agentKindOf(userAgent: string): AgentKind {
  const text = userAgent.trim().slice(0, 1000)
  if (text === '') return 'unknown'
  if (automation.test(text) || httpLibrary.test(text)) return 'automation'
  if (isbot(text)) return 'bot'
  return browser.test(text) ? 'human' : 'unknown'
}

import { enhance } from './enhance.ts'
import type { FormConfig } from './form-config.ts'
import { forget, remember } from './history.ts'
import { campaignFields } from './origin.ts'
import { languageOf, renderForm } from './render.ts'

/** What the page may say to the widget, as `window.assay`. */
type Assay = {
  /** The visitor allows (or no longer allows) this site to remember their visits: for the page's cookie banner. */
  history(allowed: boolean): void
  /** Looks for forms again, after the page has changed. */
  scan(): void
}

declare global {
  interface Window {
    assay?: Assay
  }
}

const script = document.currentScript as HTMLScriptElement | null
const home = new URL(script?.src ?? location.href).origin
const asked = new Map<string, Promise<FormConfig | null>>()

function configOf(slug: string): Promise<FormConfig | null> {
  const known = asked.get(slug)
  if (known) return known
  const asking = fetch(addressOf(slug), { credentials: 'omit', headers: { accept: 'application/json' } })
    .then((answer) => (answer.ok ? (answer.json() as Promise<FormConfig>) : null))
    .catch(() => null)
  asked.set(slug, asking)
  return asking
}

const addressOf = (slug: string): string => `${home}/v1/forms/${encodeURIComponent(slug)}`

/** The form that an element stands for: by its attribute, or by where it posts to. */
function slugOf(place: Element): string | null {
  const named = place.getAttribute('data-assay-form')
  if (named) return named
  const action = place instanceof HTMLFormElement ? place.getAttribute('action') : null
  if (!action) return null
  try {
    const url = new URL(action, location.href)
    const slug = /^\/v1\/forms\/([a-z0-9-]+)$/.exec(url.pathname)?.[1]
    return url.origin === home && slug ? slug : null
  } catch {
    return null
  }
}

async function take(place: HTMLElement, slug: string): Promise<void> {
  place.dataset['assaySeen'] = 'yes'
  const config = await configOf(slug)
  // Without its settings a plain form still posts by itself.
  if (!config) return
  const language = languageOf(place, config, script?.dataset['language'] ?? null)
  const form = place instanceof HTMLFormElement ? place : renderForm(config, addressOf(slug), language)
  if (form !== place) place.replaceChildren(form)
  const country = place.dataset['country'] ?? script?.dataset['country'] ?? null
  enhance({ form, address: addressOf(slug), config, language, country })
}

function scan(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-assay-form], form[action]')) {
    const slug = place.dataset['assaySeen'] ? null : slugOf(place)
    if (slug) void take(place, slug)
  }
}

const assay: Assay = {
  history: (allowed) => (allowed ? remember(Date.now(), campaignFields(), home) : forget()),
  scan,
}
window.assay = assay
if (script?.dataset['history'] === 'allowed') assay.history(true)
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', scan)
else scan()

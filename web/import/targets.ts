/** What a column may become, grouped as a person thinks of it. The ids are those of the server. */
export const targetGroups = {
  person: ['name', 'given_name', 'surname', 'patronymic', 'email', 'phone', 'job_title', 'language'],
  company: ['company', 'website', 'industry', 'company_size', 'city', 'region', 'country'],
  inquiry: ['message', 'product', 'amount', 'source', 'channel', 'received_at', 'consent'],
  outcome: ['outcome', 'outcome_amount', 'outcome_reason', 'outcome_at'],
  trace: [
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
    'click_id',
    'referrer',
    'page_url',
    'ip',
    'user_agent',
  ],
  behaviour: ['visits', 'pages_viewed', 'pricing_page_views', 'seconds_on_site'],
  rest: ['custom', 'skip'],
} as const

export type TargetGroup = keyof typeof targetGroups
export const targetGroupNames = Object.keys(targetGroups) as TargetGroup[]

/** Targets that several columns may have: of telephones and addresses the first filled one counts, the others are kept. */
const repeatable = new Set(['custom', 'skip', 'email', 'phone'])

/** Targets chosen for more than one column. */
export function doubledTargets(mapping: Readonly<Record<string, string>>): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const target of Object.values(mapping)) counts.set(target, (counts.get(target) ?? 0) + 1)
  return new Set(
    [...counts].filter(([target, count]) => count > 1 && !repeatable.has(target)).map(([target]) => target),
  )
}

/** Whether a lead can come of it: something to reach or to read. */
export const canMakeLeads = (mapping: Readonly<Record<string, string>>): boolean =>
  Object.values(mapping).some((target) => target === 'email' || target === 'phone' || target === 'message')

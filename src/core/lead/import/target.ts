/** What a column of an imported table may be mapped to. `custom` keeps the cell under the column's own name. */
export const importTargets = [
  'skip',
  'custom',
  'name',
  'given_name',
  'surname',
  'patronymic',
  'email',
  'phone',
  'company',
  'job_title',
  'website',
  'industry',
  'company_size',
  'city',
  'region',
  'country',
  'language',
  'product',
  'amount',
  'message',
  'source',
  'channel',
  'received_at',
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
  'visits',
  'pages_viewed',
  'pricing_page_views',
  'seconds_on_site',
  'outcome',
  'outcome_amount',
  'outcome_reason',
  'outcome_at',
  'consent',
] as const
export type ImportTarget = (typeof importTargets)[number]

/** Fields that several columns may be given to: the first filled one counts, the others are kept under their own names. */
export const sharedTargets: ReadonlySet<string> = new Set<ImportTarget>(['skip', 'custom', 'email', 'phone'])

/** What a word of an outcome column may be said to mean. `skip` leaves its rows out. */
export const outcomeMeanings = ['won', 'lost', 'disqualified', 'open', 'skip'] as const
export type OutcomeMeaning = (typeof outcomeMeanings)[number]

/** Column name to target. Columns it does not name are kept as `custom`. */
export type ImportMapping = Readonly<Record<string, ImportTarget>>

export const isImportTarget = (text: string): text is ImportTarget =>
  (importTargets as readonly string[]).includes(text)

import type { FormServiceInput } from '../../src/http/contract/form-service.ts'

export type ServiceKind = FormServiceInput['kind']

/** The services by their own names; `other` has none. */
export const serviceNames: Readonly<Record<Exclude<ServiceKind, 'other'>, string>> = {
  tilda: 'Tilda',
  typeform: 'Typeform',
  google_forms: 'Google Forms',
  elementor: 'Elementor (WordPress)',
  contact_form_7: 'Contact Form 7 (WordPress)',
  wix: 'Wix',
  jotform: 'Jotform',
}

/** What each service is known to tell of the visitor, by the names of its fields. Tilda tells nothing. */
export const knownFields: Readonly<Record<ServiceKind, Omit<FormServiceInput, 'kind'>>> = {
  tilda: {},
  typeform: { time_field: 'submitted_at' },
  google_forms: { time_field: 'submitted_at' },
  elementor: {
    ip_field: 'meta[remote_ip][value]',
    user_agent_field: 'meta[user_agent][value]',
    page_field: 'meta[page_url][value]',
  },
  contact_form_7: { ip_field: '_remote_ip', user_agent_field: '_user_agent', page_field: '_url' },
  wix: { time_field: 'submissionTime' },
  jotform: { ip_field: 'ip' },
  other: {},
}

/** The script of a Google form that posts each answer as it comes. Google writes to the form's owner when it fails. */
export const googleScript = (address: string): string => `function sendLead(e) {
  const answers = e.response.getItemResponses().map((item) => ({
    question: item.getItem().getTitle(),
    answer: [].concat(item.getResponse()).join(', '),
  }))
  UrlFetchApp.fetch('${address}', {
    method: 'post',
    contentType: 'application/json',
    payload: JSON.stringify({
      submission_id: e.response.getId(),
      submitted_at: e.response.getTimestamp().toISOString(),
      email: e.response.getRespondentEmail(),
      answers,
    }),
  })
}
`

import { Tabs } from '@mantine/core'
import type { Form } from '../../src/http/contract/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { formCurl, formSnippet } from './form-snippet.ts'

/** What to paste into the site, and how to try it at once. */
export function FormCode({ form }: { readonly form: Form }) {
  const t = useT()
  const { origin } = window.location
  const words = {
    name: t('snippet.name'),
    phone: t('snippet.phone'),
    email: t('snippet.email'),
    message: t('snippet.message'),
    consent: t('snippet.consent'),
    send: t('snippet.send'),
  }
  const sample = { name: t('snippet.sample_name'), message: t('snippet.sample_message') }
  return (
    <Tabs defaultValue="html" keepMounted={false}>
      <Tabs.List mb="xs">
        <Tabs.Tab value="html">{t('forms.html')}</Tabs.Tab>
        <Tabs.Tab value="curl">{t('forms.curl')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="html">
        <CopyText label={t('forms.html')} text={formSnippet(origin, form, words)} />
      </Tabs.Panel>
      <Tabs.Panel value="curl">
        <CopyText label={t('forms.curl')} text={formCurl(origin, form, sample)} />
      </Tabs.Panel>
    </Tabs>
  )
}

import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Form } from '../../src/http/contract/workspace.ts'
import { widgetQuery } from '../api/widget.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { formCurl, formSnippet, widgetSnippet } from './form-snippet.ts'

/** What to paste into the site, and how to try it at once. */
export function FormCode({ form }: { readonly form: Form }) {
  const { t, locale } = useLanguage()
  const { data: settings } = useQuery(widgetQuery(form.id))
  const { origin } = window.location
  const sample = { name: t('snippet.sample_name'), message: t('snippet.sample_message') }
  return (
    <Tabs defaultValue="html" keepMounted={false}>
      <Tabs.List mb="xs">
        <Tabs.Tab value="html">{t('forms.html')}</Tabs.Tab>
        <Tabs.Tab value="widget">{t('forms.widget')}</Tabs.Tab>
        <Tabs.Tab value="curl">{t('forms.curl')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="html">
        <p>{t('forms.html_help')}</p>
        {settings ? (
          <CopyText label={t('forms.html')} text={formSnippet({ origin, form, settings, language: locale })} />
        ) : null}
      </Tabs.Panel>
      <Tabs.Panel value="widget">
        <p>{t('forms.widget_help')}</p>
        <CopyText label={t('forms.widget')} text={widgetSnippet(origin, form)} />
      </Tabs.Panel>
      <Tabs.Panel value="curl">
        <CopyText label={t('forms.curl')} text={formCurl(origin, form, sample)} />
      </Tabs.Panel>
    </Tabs>
  )
}

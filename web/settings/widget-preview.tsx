import { useEffect, useRef } from 'react'
import type { WidgetInput } from '../../src/http/contract/widget.ts'
import type { Language } from '../../widget/form-config.ts'
import { renderForm } from '../../widget/render.ts'
import { useT } from '../language/language-context.tsx'
import classes from './settings.module.css'

type PreviewProps = { readonly draft: WidgetInput; readonly language: Language }

/** The form as visitors will see it, drawn by the widget's own code. It sends nothing. */
export function WidgetPreview({ draft, language }: PreviewProps) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const consents = draft.consents.map((box) => ({ ...box, version: 0 }))
    const form = renderForm({ ...draft, form: '', hash: '', consents }, '', draft.language ?? language)
    form.addEventListener('submit', (event) => event.preventDefault())
    place.current?.replaceChildren(form)
  }, [draft, language])
  return (
    <section className={classes.card} aria-label={t('widget.preview')}>
      <span className={classes.dim}>{t('widget.preview')}</span>
      <div ref={place} />
    </section>
  )
}

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LearningScreen, ModelHeadView } from '../../src/http/contract/learning.ts'
import { modelReportQuery, useCrown } from '../api/learning.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useSaved } from '../settings/use-saved.ts'
import { ComparisonWords } from './comparison-words.tsx'
import { CrownForm } from './crown-form.tsx'
import classes from './model.module.css'

type ModelsProps = { readonly learning: LearningScreen; readonly onShow: (id: string) => void }

/** The model that decides, those that could, and those that did: one click goes back. */
export function Models({ learning: { models }, onShow }: ModelsProps) {
  const t = useT()
  const groups = (['champion', 'challenger', 'retired'] as const).map(
    (status) => [status, models.filter((model) => model.status === status)] as const,
  )
  return (
    <section className={classes.block}>
      <h2>{t('model.models')}</h2>
      {groups.map(([status, some]) =>
        some.length > 0 ? (
          <div key={status}>
            <h3 className={classes.group}>{t(`model.status_${status}`)}</h3>
            <ul className={classes.list}>
              {some.map((model) => (
                <ModelLine key={model.id} model={model} onShow={onShow} />
              ))}
            </ul>
          </div>
        ) : null,
      )}
      {groups[1][1].length === 0 ? <p className={classes.dim}>{t('model.no_challengers')}</p> : null}
    </section>
  )
}

type ModelLineProps = { readonly model: ModelHeadView; readonly onShow: (id: string) => void }

function ModelLine({ model, onShow }: ModelLineProps) {
  const t = useT()
  const format = useFormat()
  const { role } = useSignedIn().user
  const crowns = role === 'administrator' || role === 'manager'
  const [open, setOpen] = useState(false)
  const crown = useCrown()
  const saved = useSaved()
  return (
    <li className={classes.model}>
      <div className={classes.line}>
        <div>
          <b>
            {model.deals === null ? t('model.base_name') : t('model.own_name', { deals: format.number(model.deals) })}
          </b>{' '}
          <span className={classes.dim}>
            <bdi dir="ltr">{model.id}</bdi> · {format.exact(model.crowned_at ?? model.created_at)}
          </span>
          <Figures model={model} />
          {model.status === 'challenger' ? <Challenger model={model} /> : null}
        </div>
        <div className={classes.buttons}>
          {model.has_report ? (
            <Button size="compact-sm" variant="subtle" onClick={() => onShow(model.id)}>
              {t('model.show_report')}
            </Button>
          ) : null}
          {crowns && model.status === 'challenger' ? (
            <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('model.crown')}
            </Button>
          ) : null}
          {crowns && model.status === 'retired' ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={crown.isPending}
              title={t('model.go_back_help')}
              onClick={() => crown.mutate({ id: model.id, rescore: true }, saved)}
            >
              {t('model.go_back')}
            </Button>
          ) : null}
        </div>
      </div>
      {open ? <CrownForm model={model} onDone={() => setOpen(false)} /> : null}
    </li>
  )
}

function Figures({ model: { metrics } }: { readonly model: ModelHeadView }) {
  const t = useT()
  const format = useFormat()
  if (!metrics) return null
  return (
    <div className={classes.dim}>
      {t('model.figures', {
        auc: format.percent(metrics.auc),
        low: Math.round(metrics.auc_low * 100),
        high: Math.round(metrics.auc_high * 100),
        ece: format.number(metrics.ece * 100, 1),
      })}
    </div>
  )
}

/** How it does beside the model in charge: on deals held out of its training, and on those that came since. */
function Challenger({ model }: { readonly model: ModelHeadView }) {
  const { data: report } = useQuery({ ...modelReportQuery(model.id), enabled: model.has_report })
  return (
    <>
      {report ? <ComparisonWords kind="held_out" comparison={report.held_out} /> : null}
      {model.later ? <ComparisonWords kind="later" comparison={model.later} /> : null}
    </>
  )
}

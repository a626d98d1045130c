import '../theme/lazy-styles.ts'
import { Button, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRights } from '../api/rights.ts'
import { useSignedIn } from '../api/session.ts'
import { useStartDemo } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { ConnectForm } from '../settings/connect-form.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { Screen } from '../ui/screen.tsx'
import classes from './start.module.css'

/** The first screen of an empty workspace: three ways to the first scored lead. */
export function StartScreen() {
  const t = useT()
  const { workspace } = useSignedIn()
  const { managesWorkspace } = useRights()
  const navigate = useNavigate()
  return (
    <Screen title={t('start.title')} lead={t('start.lead')}>
      <div className={classes.ways}>
        {managesWorkspace ? <SampleWay /> : null}
        <Way icon="import" title={t('start.import_title')} text={t('start.import_text')}>
          <Button variant="default" component={Link} to="/import">
            {t('start.import_do')}
          </Button>
        </Way>
        <Way icon="mail" title={t('start.form_title')} text={t('start.form_text')}>
          <ConnectForm />
        </Way>
      </div>
      {workspace.lead_count > 0 ? (
        <Button mt="lg" onClick={() => void navigate({ to: '/leads/$view', params: { view: 'team' } })}>
          {t('start.see_leads', { n: workspace.lead_count })}
        </Button>
      ) : null}
    </Screen>
  )
}

function SampleWay() {
  const t = useT()
  const { workspace } = useSignedIn()
  const words = useProblemWords()
  const navigate = useNavigate()
  const demo = useStartDemo()
  return (
    <Way icon="spark" title={t('start.sample_title')} text={t('start.sample_text')}>
      <Button
        loading={demo.isPending}
        disabled={workspace.has_sample_data}
        onClick={() =>
          demo.mutate(undefined, {
            onSuccess: () => void navigate({ to: '/leads/$view', params: { view: 'team' } }),
          })
        }
      >
        {t(workspace.has_sample_data ? 'start.sample_there' : 'start.sample_do')}
      </Button>
      {workspace.has_sample_data ? (
        <Link to="/settings/$section" params={{ section: 'workspace' }} className={classes.remove}>
          {t('start.remove_sample')}
        </Link>
      ) : null}
      {demo.isSuccess ? <output>{t('start.sample_filling')}</output> : null}
      {demo.error ? (
        <Text c="var(--bad)" role="alert">
          {words(demo.error)}
        </Text>
      ) : null}
    </Way>
  )
}

type WayProps = {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Way({ icon, title, text, children }: WayProps) {
  return (
    <section className={classes.way}>
      <Icon name={icon} size={22} className={classes.icon} />
      <div className={classes.words}>
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </section>
  )
}

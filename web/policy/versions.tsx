import { Button } from '@mantine/core'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Doer } from '../ui/doer.tsx'
import classes from './policy.module.css'
import type { RawBody } from './policy-body.ts'

type VersionsProps = { readonly versions: readonly PolicyVersion[]; readonly onTake: (body: RawBody) => void }

/** What was agreed before; any of it can be taken up again as a draft. */
export function Versions({ versions, onTake }: VersionsProps) {
  const t = useT()
  const format = useFormat()
  return (
    <section className={classes.chapter}>
      <h2>{t('policy.versions')}</h2>
      {versions.map((version) => (
        <div key={version.version} className={classes.version}>
          <b>{version.version}</b>
          <span>{t(`policy_status.${version.status}`)}</span>
          <span className={classes.dim}>
            {format.exact(version.created_at)} · <Doer name={version.created_by} />
            {version.note ? (
              <>
                {' · '}
                <bdi>{version.note}</bdi>
              </>
            ) : null}
          </span>
          {version.status === 'retired' ? (
            <Button size="compact-xs" variant="default" onClick={() => onTake(version.body)}>
              {t('policy.take')}
            </Button>
          ) : null}
        </div>
      ))}
    </section>
  )
}

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SequenceVersions, SequenceView } from '../../src/http/contract/sequences.ts'
import { useSequenceVersions } from '../api/letters.ts'
import { usersQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { When } from '../ui/when.tsx'
import { ChangeList } from './change-list.tsx'
import classes from './letters.module.css'
import { bodyOf, type SequenceBody } from './sequence-body.ts'
import { sequenceChanges } from './sequence-changes.ts'

type Version = SequenceVersions['items'][number]
type Props = { readonly sequence: SequenceView; readonly onTake: (body: SequenceBody) => void }

/** What was saved, by whom, and what it changed; any of it can be taken up again. */
export function SequenceHistory({ sequence, onTake }: Props) {
  const t = useT()
  const { data: versions = [] } = useSequenceVersions(sequence.id)
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('letters.versions')}</h2>
      <ol className={classes.versions}>
        {versions.map((version, index) => (
          <li key={`${version.version} ${version.changed_at ?? ''}`}>
            <VersionLine version={version} before={versions[index + 1]} />
            {sequenceChanges(bodyOf(sequence), bodyOf(version)).length === 0 ? null : (
              <Button size="compact-xs" variant="default" mt={4} onClick={() => onTake(bodyOf(version))}>
                {t('letters.take')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function VersionLine({ version, before }: { readonly version: Version; readonly before: Version | undefined }) {
  const t = useT()
  const { data: users = [] } = useQuery(usersQuery)
  const by = users.find(({ id }) => version.changed_by === `user:${id}`)?.name ?? version.changed_by
  const changes = before ? sequenceChanges(bodyOf(before), bodyOf(version)) : []
  return (
    <>
      <p className={classes.dim}>
        {version.changed_at === null ? (
          t('letters.as_shipped')
        ) : (
          <>
            <When at={version.changed_at} /> · <bdi>{by}</bdi>
          </>
        )}
      </p>
      {changes.length > 0 ? <ChangeList changes={changes} body={bodyOf(version)} /> : null}
    </>
  )
}

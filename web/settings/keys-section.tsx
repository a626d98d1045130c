import { Button, Checkbox, Switch, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ApiKey } from '../../src/http/contract/session.ts'
import { keysQuery, useCreateKey, useRevokeKey } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { When } from '../ui/when.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const scopes: readonly ApiKey['scopes'][number][] = ['leads:write', 'leads:read', 'outcomes:write', 'admin']

/** Keys for programs; a secret is seen once, when its key is made. */
export function KeysSection() {
  const { t } = useLanguage()
  const { data: keys, error, refetch } = useQuery(keysQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!keys) return <ScreenSkeleton />
  return (
    <>
      <NewKey />
      {keys.length === 0 ? <EmptyNote icon="settings" title={t('keys_section.empty')} /> : <KeyTable keys={keys} />}
    </>
  )
}

function NewKey() {
  const { t, code } = useLanguage()
  const words = useProblemWords()
  const create = useCreateKey()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(['leads:write'])
  const [sandbox, setSandbox] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = scopes.filter((scope) => chosen.includes(scope))
    create.mutate({ name: name.trim(), scopes: wanted, sandbox }, { onSuccess: () => setName('') })
  }
  return (
    <form onSubmit={submit} className={`${classes.block} ${classes.card}`}>
      <TextInput
        label={t('keys_section.name')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        error={create.error ? words(create.error) : null}
      />
      <Checkbox.Group label={t('keys_section.scopes')} value={chosen} onChange={setChosen}>
        <div className={classes.options}>
          {scopes.map((scope) => (
            <Checkbox key={scope} size="xs" value={scope} label={code('scope', scope.replace(':', '_'))} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch
        size="sm"
        label={t('keys_section.sandbox')}
        description={t('keys_section.sandbox_help')}
        checked={sandbox}
        onChange={(event) => setSandbox(event.currentTarget.checked)}
      />
      <div>
        <Button type="submit" loading={create.isPending} disabled={!name.trim() || chosen.length === 0}>
          {t('keys_section.create')}
        </Button>
      </div>
      {create.data ? (
        <output className={classes.secret}>
          <p style={{ marginTop: 0 }}>{t('keys_section.secret_once')}</p>
          <CopyText label={t('keys_section.secret')} text={create.data.secret} />
        </output>
      ) : null}
    </form>
  )
}

function KeyTable({ keys }: { readonly keys: readonly ApiKey[] }) {
  const { t } = useLanguage()
  return (
    <ScrollRegion label={t('settings.keys')} phone="stack">
      <Table>
        <HeadRow
          names={[t('keys_section.name'), t('keys_section.scopes'), t('keys_section.last_used')]}
          deeds={t('keys_section.revoke')}
        />
        <Table.Tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t, code } = useLanguage()
  const revoke = useRevokeKey()
  const saved = useSaved()
  return (
    <Table.Tr>
      <Table.Td>
        <bdi>{apiKey.name}</bdi> <bdi dir="ltr">{apiKey.prefix}…</bdi>
        {apiKey.sandbox ? <span className={classes.dim}> · {t('keys_section.is_sandbox')}</span> : null}
      </Table.Td>
      <Table.Td data-label={t('keys_section.scopes')}>
        {apiKey.scopes.map((scope) => code('scope', scope.replace(':', '_'))).join(', ')}
      </Table.Td>
      <Table.Td data-label={t('keys_section.last_used')}>
        {apiKey.last_used_at ? <When at={apiKey.last_used_at} /> : t('keys_section.never')}
      </Table.Td>
      <Table.Td>
        {apiKey.revoked_at ? (
          <span className={classes.dim}>{t('keys_section.revoked')}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={revoke.isPending}
            onClick={() => revoke.mutate(apiKey.id, saved)}
          >
            {t('keys_section.revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

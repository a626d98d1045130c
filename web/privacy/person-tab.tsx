import { Button, Checkbox, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { FoundLead } from '../../src/http/contract/privacy.ts'
import { useFindPerson } from '../api/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { When } from '../ui/when.tsx'
import { PersonFile } from './person-file.tsx'
import classes from './privacy.module.css'

/** Finds a person by email, telephone or name; the officer says which of the inquiries are theirs. */
export function PersonTab() {
  const { t } = useLanguage()
  const words = useProblemWords()
  const find = useFindPerson()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChosen([])
    find.mutate(query.trim())
  }
  return (
    <>
      <form onSubmit={submit} className={classes.inline}>
        <TextInput
          className={classes.grow}
          label={t('privacy.find')}
          description={t('privacy.find_help')}
          value={query}
          maxLength={320}
          onChange={(event) => setQuery(event.currentTarget.value)}
          error={find.error ? words(find.error) : null}
        />
        <Button type="submit" loading={find.isPending} disabled={query.trim().length < 2}>
          {t('privacy.search')}
        </Button>
      </form>
      {find.data?.length === 0 ? <EmptyNote icon="search" title={t('privacy.nobody')} /> : null}
      {find.data && find.data.length > 0 ? <Found leads={find.data} chosen={chosen} choose={setChosen} /> : null}
      {chosen.length > 0 ? (
        <PersonFile
          leads={chosen}
          onErased={() => {
            setChosen([])
            find.reset()
          }}
        />
      ) : null}
    </>
  )
}

type FoundProps = {
  readonly leads: readonly FoundLead[]
  readonly chosen: readonly string[]
  readonly choose: (leads: readonly string[]) => void
}

function Found({ leads, chosen, choose }: FoundProps) {
  const { t, code } = useLanguage()
  return (
    <ScrollRegion label={t('privacy.found')}>
      <p className={classes.dim}>{t('privacy.choose_help')}</p>
      <Table mb="md">
        <Table.Tbody>
          {leads.map((lead) => (
            <Table.Tr key={lead.id}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  label={<bdi>{lead.name ?? lead.email ?? lead.phone ?? lead.id}</bdi>}
                  checked={chosen.includes(lead.id)}
                  onChange={(event) =>
                    choose(event.currentTarget.checked ? [...chosen, lead.id] : chosen.filter((one) => one !== lead.id))
                  }
                />
              </Table.Td>
              <Table.Td>
                <bdi dir="ltr">{lead.email}</bdi>
              </Table.Td>
              <Table.Td>
                <bdi dir="ltr">{lead.phone}</bdi>
              </Table.Td>
              <Table.Td>{code('status', lead.status)}</Table.Td>
              <Table.Td>
                <When at={lead.received_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

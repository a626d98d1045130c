import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { nameKey } from '../../src/http/contract/names.ts'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useAddSequence } from '../api/letters.ts'
import { isProblem } from '../api/problem.ts'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { useFaultWords } from '../ui/use-field-words.ts'
import classes from './letters.module.css'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = { readonly sequences: readonly SequenceView[] }

/** A sequence of the company's own: named, begun empty or as a copy, then opened. */
export function NewSequence({ sequences }: Props) {
  const t = useT()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={open}>
        {t('letters.new')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('letters.new')} closeButtonProps={{ 'aria-label': t('close') }}>
        {opened ? <NewForm sequences={sequences} /> : null}
      </Modal>
    </>
  )
}

const empty = '.'

function NewForm({ sequences }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const nameOf = useSequenceName()
  const faultOf = useFault()
  const add = useAddSequence()
  const [name, setName] = useState('')
  const [from, setFrom] = useState(empty)
  const wanted = nameKey(name)
  // What ships has its name in this language only here; the server knows those that people gave.
  const isTaken = wanted !== '' && sequences.some((one) => nameKey(nameOf(bodyOf(one))) === wanted)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted === '' || isTaken) return
    add.mutate(
      { name: name.trim(), copy_of: from === empty ? null : from },
      { onSuccess: ({ id }) => void navigate({ to: '/letters/$sequenceId', params: { sequenceId: id } }) },
    )
  }
  return (
    <form className={classes.column} onSubmit={submit}>
      <TextInput
        data-autofocus
        required
        label={t('letters.name')}
        maxLength={80}
        value={name}
        error={isTaken ? faultOf('name_taken') : add.error ? faultOf(add.error) : null}
        onChange={(event) => (setName(event.currentTarget.value), add.reset())}
      />
      <Select
        allowDeselect={false}
        label={t('letters.new_from')}
        data={[
          { value: empty, label: t('letters.new_empty') },
          ...sequences.map((one) => ({ value: one.id, label: t('letters.new_copy', { name: nameOf(bodyOf(one)) }) })),
        ]}
        value={from}
        onChange={(value) => value && setFrom(value)}
      />
      <p className={classes.dim}>{t('letters.new_help')}</p>
      <div>
        <Button type="submit" loading={add.isPending} disabled={wanted === '' || isTaken}>
          {t('letters.create')}
        </Button>
      </div>
    </form>
  )
}

/** The words for a refusal: of the field that is at fault, else of the whole. */
function useFault(): (fault: unknown) => string {
  const words = useFaultWords()
  const problem = useProblemWords()
  return (fault) => {
    if (typeof fault === 'string') return words(fault, fault)
    const [field] = isProblem(fault) ? fault.fields : []
    return field ? words(field.code, field.message) : problem(fault)
  }
}

import { Button, Modal, NumberInput, TagsInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { User } from '../../src/http/contract/session.ts'
import { Absences } from '../absence/absences.tsx'
import { Hours } from '../absence/hours.tsx'
import { useChangeUser } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from './use-saved.ts'
import { locales } from '../language/locale.ts'
import classes from '../absence/absence.module.css'

/** What routing knows of a person: how much they take, what they speak and know, when they are there. */
export function PersonSheet({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const t = useT()
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={<bdi>{user.name}</bdi>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Takes user={user} />
      <Hours user={user} />
      <Absences user={user} />
    </Modal>
  )
}

function Takes({ user }: { readonly user: User }) {
  const t = useT()
  const saved = useSaved()
  const change = useChangeUser()
  const [capacity, setCapacity] = useState(user.capacity)
  const [weight, setWeight] = useState(user.weight)
  const [languages, setLanguages] = useState(user.languages)
  const [skills, setSkills] = useState(user.skills)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ id: user.id, capacity, weight, languages, skills }, saved)
  }
  return (
    <form className={classes.block} onSubmit={submit}>
      <div className={classes.form}>
        <NumberInput
          size="xs"
          label={t('person.capacity')}
          min={0}
          max={10_000}
          value={capacity}
          onChange={(value) => typeof value === 'number' && setCapacity(value)}
        />
        <NumberInput
          size="xs"
          label={t('person.weight')}
          min={0}
          max={100}
          step={0.1}
          decimalScale={2}
          value={weight}
          onChange={(value) => typeof value === 'number' && setWeight(value)}
        />
      </div>
      <TagsInput size="xs" label={t('person.languages')} data={locales} value={languages} onChange={setLanguages} />
      <TagsInput size="xs" label={t('person.skills')} value={skills} onChange={setSkills} />
      <div>
        <Button type="submit" size="xs" variant="default" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

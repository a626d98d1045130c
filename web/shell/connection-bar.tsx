import { useDebouncedValue, useNetwork } from '@mantine/hooks'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import classes from './shell.module.css'

/** Says that the line is down, after a moment's patience: reconnecting is no news. */
export function ConnectionBar({ connected }: { readonly connected: boolean }) {
  const t = useT()
  const { online } = useNetwork()
  const [down] = useDebouncedValue(!connected, 4000)
  if (online && (connected || !down)) return null
  return (
    <output className={classes.bar}>
      <Icon name="alert" size={15} />
      {t('shell.offline')}
    </output>
  )
}

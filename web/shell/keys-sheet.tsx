import '../theme/lazy-styles.ts'
import { Kbd, Modal } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import type { MessageKey } from '../language/messages.ts'
import classes from './keys-sheet.module.css'

const rows: readonly (readonly [readonly string[], MessageKey])[] = [
  [['j', 'k'], 'keys.move'],
  [['Enter'], 'keys.open'],
  [['/'], 'keys.search'],
  [['g'], 'keys.refresh'],
  [['n'], 'keys.next'],
  [['b'], 'keys.mark'],
  [['a'], 'keys.take'],
  [['d'], 'keys.cannot'],
  [['c'], 'keys.call'],
  [['m'], 'keys.write'],
  [['r'], 'keys.result'],
  [['r', 'w'], 'keys.won'],
  [['r', 'l'], 'keys.lost'],
  [['r', 'n'], 'keys.no_answer'],
  [['r', 't'], 'keys.later'],
  [['s'], 'keys.snooze'],
  [['p'], 'keys.pass'],
  [['o'], 'keys.note'],
  [['y'], 'keys.why'],
  [['v'], 'keys.accept'],
  [['x'], 'keys.reject'],
  [['Esc'], 'keys.close'],
  [['?'], 'keys.help'],
]

/** Every key of the console on one sheet. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {rows.map(([keys, label]) => (
          <div key={label} className={classes.row}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

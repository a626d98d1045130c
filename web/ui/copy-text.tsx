import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useT } from '../language/language-context.tsx'
import classes from './copy-text.module.css'
import { Icon } from './icon.tsx'

type CopyTextProps = { readonly text: string; readonly label: string }

/** A piece of text to take along (a snippet, a link, a secret), with a button that copies it. */
export function CopyText({ text, label }: CopyTextProps) {
  const t = useT()
  const clipboard = useClipboard({ timeout: 2500 })
  return (
    <div className={classes.frame}>
      {/* Focus lets the keyboard scroll a long snippet. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.text} dir="ltr" tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <Button
        size="compact-sm"
        variant="default"
        className={classes.button}
        leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={14} />}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? t('copy.done') : t('copy.copy')}
      </Button>
    </div>
  )
}

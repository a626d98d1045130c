import { ScreenSkeleton } from '../ui/screen.tsx'
import classes from './shell.module.css'

/** The frame before it is known who is there: same places, no words. */
export function ShellSkeleton() {
  return (
    <div className={classes.shell}>
      <div className={classes.rail} />
      <div className={classes.main} style={{ padding: 20 }}>
        <ScreenSkeleton rows={8} />
      </div>
    </div>
  )
}

import type { LeadChange } from '../api/leads.ts'
import { useLeadChange } from '../api/leads.ts'
import { useT } from '../language/language-context.tsx'
import type { MessageKey } from '../language/messages.ts'
import { useDesk } from '../list/desk-context.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'

type Ending = {
  readonly saved: MessageKey
  /** Go on to the next lead of the list. */
  readonly advance?: boolean
  readonly onSaved?: () => void
}

/** Runs a change of the lead: says that it is saved, goes on where the work is done, says plainly what failed. */
export function useLeadAction(id: string) {
  const t = useT()
  const desk = useDesk()
  const words = useProblemWords()
  const change = useLeadChange()
  return {
    pending: change.isPending,
    run: (input: LeadChange, ending: Ending) =>
      change.mutate(
        { id, change: input },
        {
          onSuccess: () => {
            // The tray closes before the words appear: whoever reads them may press the next key.
            ending.onSaved?.()
            sayKept(t(ending.saved))
            if (ending.advance) desk.advance()
          },
          onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
        },
      ),
  }
}

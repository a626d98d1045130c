import { Navigate } from '@tanstack/react-router'
import { useSignedIn } from '../api/session.ts'

/** Where the day begins: an empty workspace at its guide, reps at their list, everybody else where their work is. */
export function Home() {
  const { user, workspace } = useSignedIn()
  const builds = user.role === 'administrator' || user.role === 'manager'
  if (workspace.lead_count === 0 && builds) return <Navigate to="/start" replace />
  if (builds) return <Navigate to="/today" replace />
  if (user.role === 'privacy_officer') return <Navigate to="/privacy" replace />
  const view = user.role === 'marketer' ? 'all' : 'mine'
  return <Navigate to="/leads/$view" params={{ view }} replace />
}

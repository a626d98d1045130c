import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useSession } from '../api/session.ts'
import { useLanguage } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Shell } from './shell.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'

const SignInScreen = lazy(async () => ({ default: (await import('../sign-in/sign-in-screen.tsx')).SignInScreen }))

/** The door: nobody in, the sign-in page; somebody in, the console in their language. */
export function Root() {
  const { data: session, error, isPending, refetch } = useSession()
  const { choose } = useLanguage()
  const { hash, pathname } = useLocation()
  const wanted = session?.user.locale ?? null
  useEffect(() => {
    // Only when the person's stored language changes, so that a choice made on this screen is not undone meanwhile.
    if (wanted) choose(wanted)
  }, [wanted, choose])
  if (isPending) return <ShellSkeleton />
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  const linkToken = pathname === '/sign-in' && hash !== '' ? hash : null
  if (!session || linkToken)
    return (
      <Suspense fallback={null}>
        <SignInScreen linkToken={linkToken} />
      </Suspense>
    )
  return (
    <Shell>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </Shell>
  )
}

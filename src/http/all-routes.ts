import type { Routes } from './route.ts'
import { formIntakeRoutes } from './routes/forms-intake.ts'
import { importRoutes } from './routes/imports.ts'
import { intakeRoutes } from './routes/intake.ts'
import { leadRoutes } from './routes/leads.ts'
import { liveRoutes } from './routes/live.ts'
import { sessionRoutes } from './routes/session.ts'
import { todayRoutes } from './routes/today.ts'

/** Every module of routes. */
export const allRoutes: readonly Routes[] = [
  sessionRoutes,
  intakeRoutes,
  formIntakeRoutes,
  leadRoutes,
  importRoutes,
  todayRoutes,
  liveRoutes,
]

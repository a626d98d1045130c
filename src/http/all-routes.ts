import type { Routes } from './route.ts'
import { sessionRoutes } from './routes/session.ts'

/** Every module of routes. */
export const allRoutes: readonly Routes[] = [sessionRoutes]

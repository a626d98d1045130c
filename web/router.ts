import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { LeadPane } from './lead/lead-pane.tsx'
import { parseListSearch } from './list/list-search.ts'
import { LeadsScreen } from './list/leads-screen.tsx'
import { withWords } from './language/messages.ts'
import { parsePolicySearch } from './policy/policy-search.ts'
import { Home } from './shell/home.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Root } from './shell/root.tsx'
import { ScreenFailed } from './shell/screen-failed.tsx'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home })
const signInRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: Home })

const leadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads/$view',
  validateSearch: parseListSearch,
  component: LeadsScreen,
})
const leadRoute = createRoute({ getParentRoute: () => leadsRoute, path: '$leadId', component: LeadPane })

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  component: lazyRouteComponent(
    withWords(() => import('./start/start-screen.tsx')),
    'StartScreen',
  ),
})
const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/today',
  component: lazyRouteComponent(
    withWords(() => import('./today/today-screen.tsx')),
    'TodayScreen',
  ),
})
const breachesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/late',
  component: lazyRouteComponent(
    withWords(() => import('./today/breaches-screen.tsx')),
    'BreachesScreen',
  ),
})
const routingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/routing',
  component: lazyRouteComponent(
    withWords(() => import('./routing/routing-screen.tsx')),
    'RoutingScreen',
  ),
})
const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  component: lazyRouteComponent(
    withWords(() => import('./review/review-screen.tsx')),
    'ReviewScreen',
  ),
})
const qualityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels/quality',
  component: lazyRouteComponent(
    withWords(() => import('./channels/quality-screen.tsx')),
    'QualityScreen',
  ),
})
const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: lazyRouteComponent(
    withWords(() => import('./import/imports-screen.tsx')),
    'ImportsScreen',
  ),
})
const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import/$importId',
  component: lazyRouteComponent(
    withWords(() => import('./import/import-screen.tsx')),
    'ImportScreen',
  ),
})
const modelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/model',
  component: lazyRouteComponent(
    withWords(() => import('./model/model-screen.tsx')),
    'ModelScreen',
  ),
})
const experimentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments',
  component: lazyRouteComponent(
    withWords(() => import('./experiments/experiments-screen.tsx')),
    'ExperimentsScreen',
  ),
})
const newExperimentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/new',
  component: lazyRouteComponent(
    withWords(() => import('./experiments/new-experiment-screen.tsx')),
    'NewExperimentScreen',
  ),
})
const experimentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId',
  component: lazyRouteComponent(
    withWords(() => import('./experiments/experiment-screen.tsx')),
    'ExperimentScreen',
  ),
})
const watchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/model/watch',
  component: lazyRouteComponent(
    withWords(() => import('./model/watch-screen.tsx')),
    'WatchScreen',
  ),
})
const channelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels',
  component: lazyRouteComponent(
    withWords(() => import('./channels/channels-screen.tsx')),
    'ChannelsScreen',
  ),
})
const forecastRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels/forecast',
  component: lazyRouteComponent(
    withWords(() => import('./channels/forecast-screen.tsx')),
    'ForecastScreen',
  ),
})
const policyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policy',
  validateSearch: parsePolicySearch,
  component: lazyRouteComponent(
    withWords(() => import('./policy/policy-screen.tsx')),
    'PolicyScreen',
  ),
})
const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/privacy',
  component: lazyRouteComponent(
    withWords(() => import('./privacy/privacy-screen.tsx')),
    'PrivacyScreen',
  ),
})
const lettersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/letters',
  component: lazyRouteComponent(
    withWords(() => import('./letters/letters-screen.tsx')),
    'LettersScreen',
  ),
})
const sequenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/letters/$sequenceId',
  component: lazyRouteComponent(
    withWords(() => import('./letters/sequence-screen.tsx')),
    'SequenceScreen',
  ),
})
const settingsHomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'me' }, replace: true })
  },
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(
    withWords(() => import('./settings/settings-screen.tsx')),
    'SettingsScreen',
  ),
})

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  leadsRoute.addChildren([leadRoute]),
  startRoute,
  todayRoute,
  reviewRoute,
  breachesRoute,
  routingRoute,
  importsRoute,
  importRoute,
  policyRoute,
  modelRoute,
  watchRoute,
  channelsRoute,
  qualityRoute,
  forecastRoute,
  experimentsRoute,
  newExperimentRoute,
  experimentRoute,
  privacyRoute,
  lettersRoute,
  sequenceRoute,
  settingsHomeRoute,
  settingsRoute,
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailed,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

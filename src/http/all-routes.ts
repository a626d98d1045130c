import type { Routes } from './route.ts'
import { channelRoutes } from './routes/channels.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { formIntakeRoutes } from './routes/forms-intake.ts'
import { serviceIntakeRoutes } from './routes/service-intake.ts'
import { hookRoutes } from './routes/hooks.ts'
import { importRoutes } from './routes/imports.ts'
import { intakeRoutes } from './routes/intake.ts'
import { leadRoutes } from './routes/leads.ts'
import { liveRoutes } from './routes/live.ts'
import { personRoutes } from './routes/person-pages.ts'
import { providerRoutes } from './routes/providers.ts'
import { reviewRoutes } from './routes/review.ts'
import { contactRoutes } from './routes/contacts.ts'
import { absenceRoutes } from './routes/absences.ts'
import { dayRoutes } from './routes/day.ts'
import { deskRoutes } from './routes/desk.ts'
import { routingRoutes } from './routes/routing.ts'
import { auditRoutes } from './routes/audit.ts'
import { experimentRoutes } from './routes/experiments.ts'
import { formServiceRoutes } from './routes/form-services.ts'
import { formRoutes, widgetRoutes } from './routes/forms.ts'
import { keyRoutes } from './routes/keys.ts'
import { learningRoutes } from './routes/learning.ts'
import { letterReactionRoutes } from './routes/letter-reactions.ts'
import { listRoutes } from './routes/lists.ts'
import { consentWordRoutes } from './routes/consent-words.ts'
import { privacyRoutes } from './routes/privacy.ts'
import { preferencesRoutes } from './routes/preferences.ts'
import { myNoticeRoutes } from './routes/my-notices.ts'
import { measureRoutes } from './routes/measure.ts'
import { myPushRoutes } from './routes/my-push.ts'
import { policyRoutes } from './routes/policies.ts'
import { messageIntakeRoutes } from './routes/messages-intake.ts'
import { whatsappHookRoutes } from './routes/whatsapp-hook.ts'
import { userRoutes } from './routes/users.ts'
import { workspaceRoutes } from './routes/workspace.ts'
import { sampleRoutes } from './routes/sample.ts'
import { sellerWordRoutes } from './routes/seller-words.ts'
import { sequenceRoutes } from './routes/sequences.ts'
import { sessionRoutes } from './routes/session.ts'
import { todayRoutes } from './routes/today.ts'
import { visitRoutes } from './routes/visits.ts'

/** Every module of routes. */
export const allRoutes: readonly Routes[] = [
  sessionRoutes,
  intakeRoutes,
  formIntakeRoutes,
  serviceIntakeRoutes,
  visitRoutes,
  leadRoutes,
  contactRoutes,
  reviewRoutes,
  providerRoutes,
  personRoutes,
  importRoutes,
  todayRoutes,
  liveRoutes,
  sampleRoutes,
  auditRoutes,
  formRoutes,
  formServiceRoutes,
  widgetRoutes,
  keyRoutes,
  listRoutes,
  policyRoutes,
  preferencesRoutes,
  privacyRoutes,
  consentWordRoutes,
  learningRoutes,
  experimentRoutes,
  measureRoutes,
  userRoutes,
  workspaceRoutes,
  sellerWordRoutes,
  channelRoutes,
  deliveryRoutes,
  myNoticeRoutes,
  myPushRoutes,
  messageIntakeRoutes,
  hookRoutes,
  whatsappHookRoutes,
  sequenceRoutes,
  letterReactionRoutes,
  routingRoutes,
  absenceRoutes,
  dayRoutes,
  deskRoutes,
]

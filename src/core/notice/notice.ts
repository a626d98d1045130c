import type { Tier } from '../decide/tier.ts'

/** Ways to tell a person of the company something. Live updates of the console come besides. */
export const noticeChannels = ['telegram', 'push', 'whatsapp', 'email', 'sms'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/**
 *   assigned         a lead is yours
 *   deadline_near    yours waits and its time runs out
 *   deadline_passed  somebody's lead was not answered in time (to leads of the team)
 *   nobody_free      no person could be found for a lead (to leads of the team)
 *   warmed_up        a lead in a sequence of letters has become worth a call
 */
export const noticeTopics = ['assigned', 'deadline_near', 'deadline_passed', 'nobody_free', 'warmed_up'] as const
export type NoticeTopic = (typeof noticeTopics)[number]

/** What a notice tells of its lead. */
export type NoticeAbout = {
  readonly name: string | null
  readonly company: string | null
  readonly score: number | null
  readonly tier: Tier | null
  readonly snippet: string | null
  readonly source: string | null
  /** The deadline as the clocks of the workspace show it, `HH:MM`; null where none runs. */
  readonly respondBy: string | null
  /** Who holds the lead, for those who lead the team. */
  readonly holder: string | null
}

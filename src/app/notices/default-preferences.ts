import type { NoticePreferences } from '../ports/notice-store.ts'
import { noticeChannels } from '../../core/notice/notice.ts'

/** Whoever has set nothing is told by what is quickest of what is there, at any hour, of every lead of theirs. */
export const defaultPreferences: NoticePreferences = {
  channels: noticeChannels,
  quiet: null,
  phone: null,
  leastTier: null,
}

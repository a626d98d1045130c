/** The small dialogues that open over the action bar, one at a time. */
export type TrayName =
  | 'call'
  | 'write'
  | 'result'
  | 'snooze'
  | 'pass'
  | 'note'
  | 'dispute'
  | 'verdict'
  | 'reject'
  | 'override'

/** Work that one process of all may do at a time. */
export type Leases = {
  /**
   * Runs the work while nobody else holds the name; false at once where somebody does. The signal falls when the hold is lost (the database
   * went away) or the process stops.
   */
  hold(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean>
}

/** What this process counts of its work, for metrics. */
export type TallyName = 'leads_received' | 'leads_decided'
export type Tally = { add(name: TallyName, by: number): void; read(name: TallyName): number }

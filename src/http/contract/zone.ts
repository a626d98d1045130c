/** Clocks of zones as the core counts them. In a file without schemas, because the console loads it. */
export { dateAfter, instantOfWall, wallOf } from '../../core/route/zone.ts'

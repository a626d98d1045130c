/** In a file without schemas, because the console loads it. */
export { type Behind, type Figure, parseBehind } from '../../core/measure/behind.ts'

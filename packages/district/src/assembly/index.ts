export { assemble } from "./assemble.ts"
export type { Assembly, AssemblyOptions } from "./assembly.ts"
export { CalendarMissing } from "./assembly.errors.ts"
export { unavailable } from "./unavailable.ts"

export { assemble, type AssemblyOptions, type Assembly } from "./assemble.ts"
export { CalendarMissing } from "./assembly.errors.ts"
export { unavailable } from "./unavailable.ts"

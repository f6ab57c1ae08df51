export { CalendarMissing, assemble, type AssemblyOptions, type Assembly } from "./assemble.ts"

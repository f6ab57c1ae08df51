/** The shapes of what benefits persist. */
export { runEventDefinitions, runEventReader } from "./sweep/run/run.schema.ts"

export { dayOf, startOfDay } from "./start-of-day.ts"
export { type Clock, defaultZone, nowAt, type SimulatedClock, simulatedClock, systemClock } from "./clock.ts"

export { type Explaining, isOn, keptCalendars } from "./kept-calendars.ts"
export { hashOf, pins, PinUnavailable, type Pins } from "./pins.ts"

export { hashOf, pins, PinUnavailable, type Pins } from "./pins.ts"

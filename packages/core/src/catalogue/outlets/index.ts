export { checkServedAt } from "./check-served-at.ts"
export { composeDirections } from "./directions-text.ts"
export { formatWindowSign } from "./format-window-sign.ts"
export { composeHours, composeIntervals, composeNextOpening } from "./hours-text.ts"
export type { OpenInterval, OpenIntervals, OpeningHours } from "./hours.ts"
export type { Nearness } from "./nearness.ts"
export { nextOpening, type NextOpening } from "./next-opening.ts"
export { openingOn, type Opening } from "./opening.ts"
export type { Outlet, OutletKind, OutletWindow } from "./outlet.ts"
export {
  decideGoing,
  whereToGo,
  type Detour,
  type Directions,
  type Going,
  type Place,
  type WhereToGo,
} from "./where-to-go.ts"
export { composeWindowSignPage } from "./window-sign-page.ts"
export {
  composeWindowSign,
  type SignedItem,
  type SignGroup,
  type WindowSign,
  type WindowSignInput,
} from "./window-sign.ts"

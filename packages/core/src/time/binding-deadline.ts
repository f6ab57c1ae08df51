import type { Deadline } from "./deadline.ts"
import type { PlainDate } from "./plain-date.ts"

// An authority's promised limit binds it when it ends before the statutory one (浙江省保障"最多跑一次"改革规定
// art. 12). The two have different units and different suspensions, so their dates are compared, never
// their lengths.

/** The deadline of the two that binds: the one that ends first. One that stands still binds only when both do. */
export function bindingDeadline(statutory: Deadline, promised: Deadline): Deadline {
  if (promised.dueOn === null) return statutory
  return statutory.dueOn === null || promised.dueOn < statutory.dueOn ? promised : statutory
}

/** Whether a promised due day is later than the statutory one, which a published guide must never say. */
export function isPromisedTooLate(statutory: Deadline, promised: Deadline): boolean {
  return statutory.dueOn !== null && (promised.dueOn === null || promised.dueOn > statutory.dueOn)
}

/** Whether a deadline has passed on a day. The due day itself is in time; a clock that stands still has not run out. */
export function hasPassed(deadline: Deadline, on: PlainDate): boolean {
  return deadline.dueOn !== null && on > deadline.dueOn
}

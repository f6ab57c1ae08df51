import type { Deadline } from "./deadline.ts"
import type { PlainDate } from "./plain-date.ts"

// An authority's promised limit binds it when it ends before the statutory one (浙江省保障"最多跑一次"改革规定
// art. 12). The two have different units and different suspensions, so their dates are compared, never
// their lengths.

/**
 * A deadline that ends with another where its own days lead past that one, or where it stands still while that one
 * runs: the promised one with the statutory one. Ended anew, or by none, it goes by its own days again. The very same
 * deadline where nothing about it changes.
 */
export function endedBy(deadline: Deadline, other: Deadline | null): Deadline {
  const { certainty, dueOn } = deadline.ownDays ?? deadline
  const last = other?.dueOn ?? null
  if (other === null || last === null || (dueOn !== null && dueOn <= last)) return byOwnDays(deadline)
  const isSame =
    deadline.ownDays !== undefined && deadline.dueOn === last && deadline.certainty === other.certainty
  return isSame
    ? deadline
    : { ...deadline, dueOn: last, certainty: other.certainty, ownDays: { dueOn, certainty } }
}

/** A deadline as its own days alone have it. */
export function byOwnDays(deadline: Deadline): Deadline {
  if (deadline.ownDays === undefined) return deadline
  const { ownDays, ...ended } = deadline
  return { ...ended, ...ownDays }
}

/** Whether a promised due day is later than the statutory one, which a published guide must never say. */
export function isPromisedTooLate(statutory: Deadline, promised: Deadline): boolean {
  return statutory.dueOn !== null && (promised.dueOn === null || promised.dueOn > statutory.dueOn)
}

/** Whether a deadline has passed on a day. The due day itself is in time; a clock that stands still has not run out. */
export function hasPassed(deadline: Deadline, on: PlainDate): boolean {
  return deadline.dueOn !== null && on > deadline.dueOn
}

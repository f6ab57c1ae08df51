/**
 * Kept from new projects: a bar stands in the record of the project whose default it followed, and is looked up
 * when another is to be established. It ends by its date, or by an officer's lifting with a reason.
 */
import type { PlainDate } from "../time/index.ts"
import type { Bar } from "./project-events.ts"
import type { ProjectState } from "./project-state.ts"

/** A bar with the project it is recorded in. */
export interface StandingBar extends Bar {
  readonly project: string
  readonly liftedOn: PlainDate | null
}

/** The bar that a project's record holds against its undertaking unit, ended or not. */
export function barOf(project: string, { defaulted }: ProjectState): StandingBar | null {
  if (defaulted === null || defaulted.bar === null) return null
  return { ...defaulted.bar, project, liftedOn: defaulted.liftedOn }
}

/**
 * Whether a bar keeps its unit from new projects on a day: from its first day to its last, and not lifted.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { isBarInForce } from "@onevisit/core/projects"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const bar = { from: plainDate("2019-03-11"), until: plainDate("2020-03-11"), liftedOn: null }
 * assert.equal(isBarInForce(bar, plainDate("2020-03-11")), true)
 * assert.equal(isBarInForce(bar, plainDate("2020-03-12")), false)
 * ```
 */
export function isBarInForce(
  { from, liftedOn, until }: Pick<StandingBar, "from" | "until" | "liftedOn">,
  on: PlainDate,
): boolean {
  return liftedOn === null && from <= on && on <= until
}

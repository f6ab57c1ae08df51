/** People whose entitlements explain lists. */
import { never } from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { EntitlementCommand } from "../entitlement/index.ts"
import {
  because,
  enrolled,
  known,
  type Life,
  newborn,
  officer,
  paidOn,
  says,
  step,
} from "../entitlement/life.fixture.ts"
import { type ListRow, reconcile } from "./index.ts"

/** Born in July 1938, found in August 2018; ninety in this life only where said. */
export const life = (born = "1938-07-20") =>
  paidOn(enrolled(known(newborn(), "2018-08-01", born), "2018-08-01"), "2018-08-20")
export const withRecord = (of: Life | null) => ({
  entitlementOf: () => of?.state ?? null,
  residenceGround: 0,
})
export const ours = (line: ListRow, of: Life | null, theirs: readonly ListRow[] = []) =>
  reconcile([line], theirs, withRecord(of)).onlyOurs[0]?.reason
export const theirs = (line: ListRow, of: Life | null) =>
  reconcile([], [line], withRecord(of)).onlyTheirs[0]?.reason
export const fieldsOf = (own: ListRow, other: ListRow, of: Life | null) =>
  reconcile([own], [other], withRecord(of)).differing[0]?.fields

export const determine: EntitlementCommand = { type: "determine", by: "test" }

export function held(): Life {
  const hold = { type: "hold", from: month("2018-10"), reasons: because } as const
  return step(life(), "2018-10-02", hold, officer)
}

/** Ninety by the first word of the register, eighty by the second: an officer lowers from October on. */
export function loweredFromOctober(): Life {
  const corrected = step(
    step(life("1925-01-01"), "2018-09-03", says("born", "1936-01-01", "2018-09-03")),
    "2018-09-03",
    determine,
  )
  const announce = { type: "announce", act: "lower", from: month("2018-10"), reasons: because } as const
  return step(
    step(corrected, "2018-09-10", announce, officer),
    "2018-09-20",
    { type: "lower", reasons: because },
    officer,
  )
}

export function stoppedFromSeptember(dead: Life): Life {
  const announce = { type: "announce", act: "stop", from: month("2018-09"), reasons: because } as const
  return step(
    step(dead, "2018-09-10", announce, officer),
    "2018-09-20",
    { type: "stop", reasons: because },
    officer,
  )
}

export function movedInAugust(): Life {
  const facts = { born: "1930-01-01", died: never, paidElsewhere: false } as const
  const settled = Object.entries(facts).reduce(
    (so, [fact, value]) => step(so, "2018-09-01", says(fact, value, "2018-09-01")),
    newborn(),
  )
  const elsewhere = step(settled, "2018-09-01", says("registeredIn", "990102", "2018-01-01"))
  const here = says("registeredIn", "990101", "2018-09-01", { from: plainDate("2018-08-15") })
  return step(step(elsewhere, "2018-09-01", here), "2018-09-01", determine)
}

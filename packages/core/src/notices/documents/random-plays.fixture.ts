/** Cases at random: nothing here knows what is allowed, and what the rules refuse does not happen. */
import * as fc from "fast-check"
import type { ItemType } from "../../law/index.ts"
import {
  always,
  decide,
  extend,
  given,
  passTime,
  plain,
  refuse,
  revoke,
  type Setting,
  type Step,
  submit,
  supplement,
  suspend,
  tolerant,
} from "./cases.fixture.ts"
import { itemOf, ruleSet } from "./sample-law.fixture.ts"

const commands = fc.constantFrom(
  supplement(given("report")),
  supplement(given("form", { copyKind: "copy" }), given("report")),
  always({ type: "examine", examination: plain }),
  always({ type: "examine", examination: tolerant }),
  decide(true),
  decide(false),
  refuse("not-required"),
  refuse("wrong-authority"),
  refuse("still-incomplete"),
  revoke,
  suspend("statutory", "hearing"),
  suspend("promised", "site-visit"),
  extend,
  passTime,
  always({ type: "withdraw" }),
)
const types = fc.constantFrom<ItemType>(
  "licence",
  "benefit-payment",
  "confirmation",
  "award",
  "filing",
  "public-service",
  "other-power",
  "non-administrative",
)

/** Any type of item, any few materials, and any commands on later days; what the rules refuse does not happen. */
export const randomPlays: fc.Arbitrary<{ readonly setting: Setting; readonly steps: readonly Step[] }> = fc
  .record({
    type: types,
    materials: fc.subarray([given("form"), given("report"), given("form", { number: 1 })]),
    examination: fc.constantFrom(undefined, plain, tolerant),
    later: fc.array(fc.tuple(fc.nat({ max: 12 }), commands), { maxLength: 6 }),
  })
  .map(({ examination, later, materials, type }) => ({
    setting: { item: itemOf(type), ruleSet },
    steps: [[0, submit(materials, examination)], ...later],
  }))

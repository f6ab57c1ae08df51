/** Cases at random: nothing here knows what is allowed, and what the rules refuse does not happen. */
import * as fc from "fast-check"
import type { ItemType } from "../../law/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  always,
  announce,
  decide,
  excuseDelay,
  explainOverdue,
  extend,
  extendSupplement,
  findBroken,
  given,
  leftAtDoor,
  notifyOwed,
  orderRectification,
  passTime,
  plain,
  promise,
  refuse,
  refuseAsFalse,
  resume,
  reviseCalendar,
  revoke,
  revokeDecision,
  seal,
  serve,
  type Setting,
  type Step,
  stepsTo,
  submit,
  supplement,
  suspend,
  terminate,
  tolerant,
} from "./cases.fixture.ts"
import { hearingRuleSet, itemOf, ruleSet, terminatingRuleSet } from "./sample-law.fixture.ts"

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
  refuse("false-material"),
  refuseAsFalse,
  revoke,
  terminate,
  announce("decide-adversely"),
  announce("refuse-acceptance"),
  announce("revoke-decision"),
  revokeDecision(null),
  revokeDecision("condition"),
  promise,
  findBroken,
  orderRectification,
  notifyOwed,
  explainOverdue,
  suspend("statutory", "hearing"),
  suspend("promised", "site-visit"),
  extend,
  resume("statutory"),
  resume("promised"),
  reviseCalendar,
  extendSupplement,
  excuseDelay,
  seal("3-acceptance"),
  seal("3-correction"),
  serve("3-acceptance", leftAtDoor),
  serve("3-correction", leftAtDoor),
  serve("2-receipt", leftAtDoor),
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

/**
 * Any type of item, any few materials or a beginning that is known to lead somewhere, and any commands on later days;
 * what the rules refuse does not happen.
 */
export const randomPlays: fc.Arbitrary<{ readonly setting: Setting; readonly steps: readonly Step[] }> = fc
  .record({
    type: types,
    materials: fc.subarray([given("form"), given("report"), given("form", { number: 1 })]),
    examination: fc.constantFrom(undefined, plain, tolerant),
    rules: fc.constantFrom(ruleSet, terminatingRuleSet, hearingRuleSet),
    expiresOn: fc.constantFrom(undefined, undefined, plainDate("2019-03-20")),
    known: fc.oneof(fc.constant(null), fc.constantFrom(...Object.values<readonly Step[]>(stepsTo))),
    later: fc.array(fc.tuple(fc.nat({ max: 12 }), commands), { maxLength: 6 }),
  })
  .map(({ examination, expiresOn, known, later, materials, rules, type }) => ({
    setting: { item: itemOf(type), ruleSet: rules },
    steps: [...(known ?? [[0, submit(materials, examination, expiresOn)]]), ...later],
  }))

/** Messages at random, lawful or not, that come late, twice, out of order and now and then with another content. */
import * as fc from "fast-check"
import { addDays, plainDate } from "../../time/index.ts"
import type { Step } from "../case.fixture.ts"
import { type CaseCommand, type OutsideFact, outsideStages } from "../index.ts"
import type { RandomCase } from "../random-case.fixture.ts"
import { externalId, outside, told } from "./outside.fixture.ts"

const firstDay = plainDate("2019-03-08")
const days = fc.nat({ max: 40 }).map((n) => addDays(firstDay, n))
const messages: fc.Arbitrary<OutsideFact> = fc
  .record({
    stage: fc.constantFrom(...outsideStages),
    on: days,
    id: fc.constantFrom(undefined, undefined, undefined, "m1", "m2"),
    favourable: fc.boolean(),
    procedure: fc.constantFrom("hearing", "site-visit", "lunch"),
    told: fc.boolean(),
    asked: fc.constantFrom(undefined, ["form"], ["form", "licence"]),
    approvedBy: fc.constantFrom("agency-head", "government-head", "clerk"),
    part: fc.constantFrom("first", "first", "second", "third"),
    outcome: fc.constantFrom("agreed", "agreed", "objected"),
  })
  .map(({ asked, id, on, stage, told: isTold, ...more }) => {
    const extra = { ...more, ...(asked ? { asked } : {}), toldInWritingOn: isTold ? on : null }
    return told(stage, on, id === undefined ? extra : { ...extra, id })
  })
export const batches = fc.array(messages, { minLength: 1, maxLength: 7 })
/** A case whose submission carries the platform's number, under a district that believes the platform. */
export const numbered = ({ setting, steps }: RandomCase): RandomCase => ({
  setting: { ...setting, outside },
  steps: steps.map(([on, command, actor]): Step => {
    const given: CaseCommand = command.type === "submit" ? { ...command, externalIds: [externalId] } : command
    return actor ? [on, given, actor] : [on, given]
  }),
})

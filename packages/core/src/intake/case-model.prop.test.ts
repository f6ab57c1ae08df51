import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../time/index.ts"
import { contextOn } from "./case.fixture.ts"
import { type Place, places } from "./case-model-law.fixture.ts"
import { commandOf, seenOf, seenOfModel } from "./case-model-moves.fixture.ts"
import { blank } from "./case-model-terms.fixture.ts"
import { after } from "./case-model.fixture.ts"
import { type Choice, lives } from "./case-moves.fixture.ts"
import { decideCase, fold, noCase } from "./index.ts"
import { revisedCalendar } from "./law.fixture.ts"

// Model-based: a life of a case is played in the code and in the small model of the law side by side. Wherever one
// refuses and the other does not, or anything that may be seen of the case differs, the property names the move.

const firstDay = plainDate("2019-03-11")

/** Plays a life side by side; what was come by is added to `seen`. */
function compare(
  { approver, rules, setting }: Place,
  life: readonly Choice[],
  seen = new Set<string>(),
): void {
  let on = firstDay
  let state = noCase
  let model = blank
  let calendar = setting.calendar
  for (const { gap, isDaring, moves } of life) {
    on = addDays(on, gap)
    const possible = isDaring ? undefined : moves.find((each) => after(model, each, on, rules) !== null)
    const move = possible ?? moves[0]
    if (move === undefined) continue
    const [command, actor] = commandOf(move, on, approver)
    const outcome = decideCase(state, command, contextOn({ ...setting, calendar }, on, actor))
    const next = after(model, move, on, rules)
    const done = Result.isSuccess(outcome) ? "done" : "refused"
    expect([on, move.do, done]).toEqual([on, move.do, next === null ? "refused" : "done"])
    seen.add(`${move.do} ${done}`)
    if (Result.isFailure(outcome) || next === null) continue
    state = fold(outcome.success, state)
    model = next
    if (move.do === "revise-calendar") calendar = revisedCalendar
    expect({ on, after: move.do, ...seenOf(state) }).toEqual({ on, after: move.do, ...seenOfModel(model) })
    for (const each of [...model.tasks, model.phase, `accepted ${model.accepted?.how}`]) seen.add(each)
  }
}

describe.each(places)("the life of $name", (place) => {
  it("is what the small model of the law says, move by move", () => {
    fc.assert(
      fc.property(lives, (life) => compare(place, life)),
      { numRuns: 250 },
    )
  })
})

it("the lives that are played come by every move, done and refused, and by every end and task of the main life", () => {
  const seen = new Set<string>()
  for (const life of fc.sample(lives, { numRuns: 400, seed: 7 }))
    for (const place of places) compare(place, life, seen)
  const moves = [
    "submit",
    "correct-on-spot",
    "examine",
    "refuse-acceptance",
    "supplement",
    "extend-supplement",
  ].concat(
    [
      "excuse-delay",
      "revoke-acceptance",
      "terminate",
      "notify-owed",
      "withdraw",
      "pass-time",
      "revise-calendar",
    ],
    [
      "dispatch",
      "look-up",
      "repeat-look-up",
      "suspend-clock",
      "resume-clock",
      "extend-clock",
      "explain-overdue",
      "finish-part",
    ],
    ["decide", "seal", "deliver"],
  )
  const ends = [
    "delivered",
    "not-accepted",
    "acceptance-revoked",
    "terminated",
    "deemed-withdrawn",
    "withdrawn",
  ]
  const tasks = [
    "accept-or-refuse",
    "decide-on-lapsed-supplement",
    "decide-on-revocation",
    "explain-overdue",
  ].concat(["urge-part", "hand-over-result"])
  const hows = ["complete", "tolerant", "deemed"].map((how) => `accepted ${how}`)
  const either = moves.flatMap((move) =>
    move === "pass-time" ? [`${move} done`] : [`${move} done`, `${move} refused`],
  )
  const all = [...either, ...ends, ...tasks, ...hows]
  expect(all.filter((each) => !seen.has(each))).toEqual([])
})

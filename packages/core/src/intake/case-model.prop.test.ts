import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, type PlainDate, plainDate } from "../time/index.ts"
import { contextOn, passTime, type Setting, timer } from "./case.fixture.ts"
import { besides, commandOf } from "./case-commands.fixture.ts"
import { type Place, places } from "./case-model-law.fixture.ts"
import { blank } from "./case-model-terms.fixture.ts"
import { after, mayGrant } from "./case-model.fixture.ts"
import { type Choice, lives } from "./case-moves.fixture.ts"
import { comeBy } from "./case-moves-coverage.fixture.ts"
import { actorOf } from "./case-moves-people.fixture.ts"
import { seenOf, seenOfModel } from "./case-seen.fixture.ts"
import { type CaseState, decideCase, fold, noCase } from "./index.ts"
import { outside } from "./outside/outside.fixture.ts"
import { revisedCalendar } from "./law.fixture.ts"

// Model-based: a life of a case is played in the code and in the small model of the law side by side. Wherever one
// refuses and the other does not, or for another reason, or anything that may be seen of the case differs, the property
// names the move.

const firstDay = plainDate("2019-03-11")

/** Plays a life side by side; how often what was come by is counted in `seen`. */
function compare({ rules, setting }: Place, life: readonly Choice[], seen = new Map<string, number>()): void {
  const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  let on = firstDay
  let state = noCase
  let model = blank
  let calendar = setting.calendar
  for (const { gap, isDaring, moves } of life) {
    on = addDays(on, gap)
    const possible = isDaring
      ? undefined
      : moves.find((each) => after(model, each, on, rules).against.length === 0)
    const move = possible ?? moves[0]
    if (move === undefined) continue
    const now = { ...setting, calendar, outside }
    const context = contextOn(now, on, actorOf(move.by, rules.approver, move.late))
    // Whoever asks for something sees the case as time has left it.
    const seenBy = fold(
      Result.getOrElse(decideCase(state, passTime, contextOn(now, on, timer)), () => []),
      state,
    )
    const outcome = decideCase(state, commandOf(move, on, seenBy), {
      ...context,
      ...besides(move, on, seenBy),
    })
    const { against, model: next } = after(model, move, on, rules)
    const said = Result.isSuccess(outcome) ? "done" : outcome.failure._tag
    // Of several rules that are broken the code may name any.
    const expected = against.includes(said) ? said : against.length === 0 ? "done" : against
    expect([on, move.by, move.do, said]).toEqual([on, move.by, move.do, expected])
    see(`${move.do} ${said === "done" ? "done" : "refused"}`)
    see(`${move.by} ${said === "done" ? "done" : "refused"}`)
    if (said !== "done") see(said)
    if (Result.isFailure(outcome)) continue
    state = fold(outcome.success, state)
    model = next
    if (move.do === "revise-calendar") calendar = revisedCalendar
    const about = { on, after: move }
    expect({ ...about, ...seenOf(state) }).toEqual({ ...about, ...seenOfModel(model) })
    const grantable = isGranted(state, on, now, rules.approver)
    expect({ ...about, grantable }).toEqual({ ...about, grantable: mayGrant(model, on, rules) })
    if (grantable) see("granted")
    for (const each of [...model.tasks, model.phase, `accepted-${model.accepted?.how}`]) see(each)
    if (model.decided !== null && model.decided.on === model.endsOn) see("deemed-renewed")
  }
}

function isGranted(state: CaseState, on: PlainDate, setting: Setting, approver: string | null): boolean {
  const grant = { type: "decide", favourable: true, number: "D" } as const
  return Result.isSuccess(decideCase(state, grant, contextOn(setting, on, actorOf("approver", approver))))
}

describe.each(places)("the life of $name", (place) => {
  it("is what the small model of the law says, move by move", () => {
    fc.assert(
      fc.property(lives, (life) => compare(place, life)),
      { numRuns: place.rules.parts ? 400 : 200 },
    )
  })
})

it("the lives that are played come by every move, done and refused, by every end and task, and by every refusal", () => {
  const seen = new Map<string, number>()
  for (const life of fc.sample(lives, { numRuns: 600, seed: 7 }))
    for (const place of places) compare(place, life, seen)
  const seldom = comeBy
    .filter((each) => (seen.get(each) ?? 0) < 3)
    .map((each) => `${each}: ${seen.get(each) ?? 0}`)
  expect(seldom).toEqual([])
})

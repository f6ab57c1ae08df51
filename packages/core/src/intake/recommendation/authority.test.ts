import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import type { Actor } from "../../identity/index.ts"
import { townshipActs, type CallCommand, type SelectionAct } from "./index.ts"
import {
  agentOf,
  attest,
  candidateActor,
  law,
  object,
  officerOf,
  open,
  passing,
  play,
  publish,
  rank,
  recommend,
  review,
  roleOf,
  settle,
  shown,
  stateAfter,
  takeEffect,
  takeIn,
  timer,
  type Step,
} from "./call.fixture.ts"

/** Each act as it would be done, after steps that make it possible. */
const acts: Readonly<Record<SelectionAct, readonly Step[]>> = {
  open: [open()],
  "take-in": [open(), takeIn(1)],
  attest: [open(), takeIn(1), attest(1)],
  "pre-review": [open(), takeIn(1), review(1)],
  rank: [open(), ...passing(1), rank([1])],
  recommend: [open(), ...passing(1), rank([1]), recommend([1])],
  publish: [open(), ...passing(1), rank([1]), recommend([1]), publish()],
  settle: [...shown, object(1, "2018-07-13"), settle(1, true)],
  "take-effect": [...shown, takeEffect([1])],
}
const all = Object.keys(acts) as readonly SelectionAct[]

/** The tag with which a command is refused by an actor; `null` where it is done. */
function outcome(act: SelectionAct, actor: Actor): string | null {
  const steps = acts[act]
  const [on, command] = steps.at(-1) as Step
  return play([[on, command, actor]], stateAfter(...steps.slice(0, -1))).refusals[0]?._tag ?? null
}

const others = (act: SelectionAct) => all.filter((each) => each !== act).map(roleOf)

describe("every act of an authority in a call", () => {
  for (const act of all) {
    it(`${act} is done by an officer with its role, and by nobody with all the others`, () => {
      expect(outcome(act, officerOf("north", "fresh-1", [roleOf(act)]))).toBeNull()
      expect(outcome(act, officerOf("north", "fresh-1", others(act)))).toBe("NotAuthorised")
      expect(outcome(act, officerOf("north", "fresh-1", []))).toBe("NotAuthorised")
    })

    it(`${act} is never an applicant's, an agent's, a program's or the law's`, () => {
      for (const actor of [candidateActor(1), agentOf(1), timer, law])
        expect(outcome(act, actor)).toBe("NotAuthorised")
    })

    it(`${act} needs a delegation, where there is one, that holds on the day`, () => {
      const under = (validFrom: string, validTo: string): Actor => ({
        ...officerOf("north", "fresh-1"),
        delegation: { from: "north-head", validFrom: plainDate(validFrom), validTo: plainDate(validTo) },
      })
      expect(outcome(act, under("2018-01-01", "2019-01-01"))).toBeNull()
      expect(outcome(act, under("2018-01-01", "2018-07-01"))).toBe("OfficerLapsed")
      expect(outcome(act, under("2018-08-01", "2019-01-01"))).toBe("OfficerLapsed")
    })

    it(`${act} is ${townshipActs.includes(act) ? "the candidate's township's own" : "open to any unit"}`, () => {
      expect(outcome(act, officerOf("south", "fresh-1"))).toBe(
        townshipActs.includes(act) ? "NotOfTheTownship" : null,
      )
    })
  }

  it("is among the acts that are tried here: no other command asks for a role", () => {
    const anybody: readonly CallCommand["type"][] = ["withdraw-candidate", "object", "pass-time"]
    const tried = all.map((act) => (acts[act].at(-1) as Step)[1].type)
    expect([...tried, ...anybody].toSorted()).toEqual(
      [
        "open",
        "take-in",
        "attest-merit",
        "pre-review",
        "rank",
        "recommend",
        "withdraw-candidate",
        "publish-notice",
        "object",
        "settle-objection",
        "take-effect",
        "pass-time",
      ].toSorted(),
    )
  })
})

describe("an objection", () => {
  it("is anyone's who is a person, and an officer may take it down; a program or the law objects to nothing", () => {
    const [on, command] = object(1, "2018-07-13")
    const by = (actor: Actor) => play([[on, command, actor]], stateAfter(...shown)).refusals[0]?._tag ?? null
    for (const actor of [
      candidateActor(1),
      candidateActor(2),
      candidateActor(30),
      agentOf(2),
      officerOf("x", "y", []),
    ])
      expect(by(actor)).toBeNull()
    for (const actor of [timer, law]) expect(by(actor)).toBe("NotAuthorised")
  })
})

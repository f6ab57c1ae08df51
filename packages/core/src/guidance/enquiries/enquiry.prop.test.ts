import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Actor, isAuthority } from "../../identity/index.ts"
import { addDays, plainDate } from "../../time/index.ts"
import { asked, colleague, contextOn, outsiders, subject, supervisor, taxman } from "../guidance.fixture.ts"
import {
  decideEnquiry,
  type EnquiryCommand,
  enquiryFigures,
  type EnquiryState,
  foldEnquiry,
  noEnquiry,
  openHandOver,
  summariseEnquiry,
} from "./index.ts"

const start = plainDate("2018-07-20")
const actors: readonly Actor[] = [asked, colleague, taxman, supervisor, ...Object.values(outsiders)]
const command = fc.constantFrom<EnquiryCommand>(
  {
    type: "receive",
    channel: "phone",
    askedOn: start,
    items: [],
    subject: null,
    question: "q",
  },
  {
    type: "take-up-misdirected-case",
    case: "case-1",
    subject,
    items: [],
    fromAuthority: "science",
    toAuthority: "tax",
  },
  { type: "link-case", case: "case-2" },
  { type: "open-hand-over", to: { authority: "tax" }, reason: "r" },
  { type: "open-hand-over", to: { authority: "science" }, reason: "r" },
  { type: "accept-hand-over" },
  { type: "decline-hand-over", reason: "r" },
  { type: "withdraw-hand-over" },
  { type: "answer", answer: "a" },
  { type: "close", outcome: "answered" },
  { type: "close", outcome: "withdrawn", note: "n" },
  { type: "conclude-misdirected-case", takenOn: start },
  { type: "pass-time" },
)
const step = fc.record({ command, actor: fc.constantFrom(...actors), days: fc.nat({ max: 2 }) })

/** Every state through which random commands of random actors lead. */
function statesOf(steps: readonly { command: EnquiryCommand; actor: Actor; days: number }[]) {
  const states: { before: EnquiryState; after: EnquiryState; command: EnquiryCommand; actor: Actor }[] = []
  let on = start
  let state = noEnquiry
  for (const { actor, command, days } of steps) {
    on = addDays(on, days)
    const outcome = decideEnquiry(state, command, contextOn(on, actor))
    const after = Result.isSuccess(outcome) ? foldEnquiry(outcome.success, state) : state
    states.push({ before: state, after, command, actor })
    state = after
  }
  return { states, state, on }
}

describe("whatever is done to an enquiry by whomever", () => {
  it("has exactly one officer who answers for it, from the first moment until it is closed", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { after } of statesOf(steps).states) {
          expect(after.answerable === null).toBe(after.phase === "none")
        }
      }),
    )
  })

  it("changes hands only when an officer accepts what was on offer to them", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { actor, after, before, command } of statesOf(steps).states) {
          if (before.phase === "none" || after.answerable?.externalId === before.answerable?.externalId)
            continue
          expect(command.type).toBe("accept-hand-over")
          expect(openHandOver(before)).toBeDefined()
          expect(isAuthority(actor, start) && actor.externalId).toBe(after.answerable?.externalId)
        }
      }),
    )
  })

  it("is never closed by time, and keeps the day its answer was due", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { after, before, command } of statesOf(steps).states) {
          if (before.phase === "open") expect(after.due).toEqual(before.due)
          if (command.type === "pass-time") expect(after.phase).toBe(before.phase)
        }
      }),
    )
  })

  it("comes out the same whether a timer ran every day or never", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const timers = steps.flatMap((each) => {
          const tick = { command: { type: "pass-time" } as const, actor: asked, days: 1 }
          return [...Array.from({ length: each.days }, () => tick), { ...each, days: 0 }]
        })
        const { on, state } = statesOf([...steps, { command: { type: "pass-time" }, actor: asked, days: 0 }])
        expect(
          statesOf([...timers, { command: { type: "pass-time" }, actor: asked, days: 0 }]),
        ).toMatchObject({
          on,
          state: { ...state, version: expect.any(Number) },
        })
      }),
    )
  })

  it("is counted once in each figure that it belongs to", () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 15 }), { maxLength: 10 }), (enquiries) => {
        const rows = enquiries.flatMap((steps) => summariseEnquiry(statesOf(steps).state) ?? [])
        const period = { from: start, to: null }
        const figures = enquiryFigures(rows, period, addDays(start, 10))
        const closed = Object.values(figures.closed).reduce((sum, each) => sum + each, 0)
        expect(figures.open + closed).toBe(figures.received)
        expect(figures.answeredInTime + figures.answeredLate + figures.overdue).toBeLessThanOrEqual(
          figures.received,
        )
        expect(enquiryFigures(rows.toReversed(), period, addDays(start, 10))).toEqual(figures)
      }),
    )
  })
})

import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, instant, plainDate } from "../time/index.ts"
import {
  all,
  contextOn,
  decide,
  decider,
  examination,
  found,
  registry,
  stateAfter,
  submit,
} from "./case.fixture.ts"
import { decideCase, orderOfAcceptance, type QuotaCase, quotaStanding } from "./index.ts"
import { finishPart, neighbour, reviewer, whole } from "./whole-case.fixture.ts"

const on = "2019-03-05"
const ready = stateAfter(
  whole,
  [on, submit(all, on, { examination })],
  [on, found, registry],
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
)
/** What the decision says to one of the cases: granted in which place, or refused by which rule. */
function outcomeFor(cases: readonly QuotaCase[], id: string, limit: number, favourable = true) {
  const quota = quotaStanding(cases, id, limit)
  const outcome = decideCase(ready, decide(favourable), { ...contextOn(whole, on, decider), quota })
  if (Result.isFailure(outcome)) return outcome.failure._tag
  const [event] = outcome.success
  return event?.type === "DecisionMade" ? (event.data.place ?? "no place") : undefined
}
const caseOf = (
  id: string,
  acceptedOn: string,
  more: Partial<Pick<QuotaCase, "receivedAt" | "standing">> = {},
): QuotaCase => ({
  case: id,
  acceptedOn: plainDate(acceptedOn),
  receivedAt: instant(`${acceptedOn}T01:00:00.000Z`),
  standing: "open",
  ...more,
})

describe("a licence whose number is limited (行政许可法 art. 57)", () => {
  const first = caseOf("first", "2019-03-04")
  const second = caseOf("second", "2019-03-05")

  it("goes to whoever was accepted first; the later waits while the earlier is undecided", () => {
    expect(outcomeFor([second, first], "first", 1)).toBe(1)
    expect(outcomeFor([second, first], "second", 1)).toBe("NotTheirOrder")
    expect(outcomeFor([second, first], "second", 2)).toBe(1)
  })

  it("goes to the later once the earlier came to nothing, and to nobody once all are granted", () => {
    const standing = (as: QuotaCase["standing"]) => [
      second,
      { ...first, standing: as, ...(as === "granted" ? { place: 1 } : {}) },
    ]
    expect(outcomeFor(standing("ended"), "second", 1)).toBe(1)
    expect(outcomeFor(standing("granted"), "second", 1)).toBe("QuotaExhausted")
    expect(outcomeFor(standing("granted"), "second", 2)).toBe(2)
  })

  it("is refused in words about the number, under no clause about time", () => {
    const quota = { limit: 1, granted: 1, before: 0, place: 2 }
    const outcome = decideCase(ready, decide(true), { ...contextOn(whole, on, decider), quota })
    const refusal = Result.isFailure(outcome) ? outcome.failure : null
    expect(refusal).toMatchObject({ _tag: "QuotaExhausted", limit: 1 })
    expect(refusal).not.toHaveProperty("clause")
  })

  it("may be refused to anyone at any time, which takes no place", () => {
    expect(outcomeFor([second, first], "second", 1, false)).toBe("no place")
  })

  it("goes by the hour of receipt among those accepted on one day", () => {
    const early = caseOf("z", on, { receivedAt: instant(`${on}T01:00:00.000Z`) })
    const late = caseOf("a", on, { receivedAt: instant(`${on}T01:00:01.000Z`) })
    expect(orderOfAcceptance([late, early]).map((each) => each.case)).toEqual(["z", "a"])
  })

  it("goes first to one accepted by silence as of an earlier day, though that is found out later", () => {
    // Accepted by silence on 2019-03-11, as of its receipt on the 4th; the other was accepted on the 5th.
    expect(outcomeFor([second], "second", 1)).toBe(1)
    expect(outcomeFor([second, first], "second", 1)).toBe("NotTheirOrder")
  })

  it("is never granted more often than its limit, and always to those accepted first, in whatever order it is tried", () => {
    const applications = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 30 }),
        day: fc.nat({ max: 6 }),
        second: fc.nat({ max: 59 }),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
    )
    const run = fc.record({
      applications,
      limit: fc.integer({ min: 0, max: 4 }),
      tries: fc.array(fc.record({ at: fc.nat(), isGrant: fc.boolean() }), { maxLength: 40 }),
    })
    fc.assert(
      fc.property(run, (given) => {
        const { limit, tries } = given
        let cases: readonly QuotaCase[] = given.applications.map(({ day, id, second: at }) => {
          const acceptedOn = addDays(plainDate("2019-03-04"), day)
          const clock = String(at).padStart(2, "0")
          return caseOf(`c${id}`, acceptedOn, { receivedAt: instant(`${acceptedOn}T01:00:${clock}.000Z`) })
        })
        /** Of two, who is first, asked of their days and hours alone. */
        const isBefore = (a: QuotaCase, b: QuotaCase) =>
          `${a.acceptedOn} ${a.receivedAt} ${a.case}` < `${b.acceptedOn} ${b.receivedAt} ${b.case}`
        for (const { at, isGrant } of tries) {
          const one = cases[at % cases.length]
          if (one === undefined || one.standing !== "open") continue
          const granted = cases.filter(({ standing }) => standing === "granted").length
          const ahead = cases.filter((each) => each.standing === "open" && isBefore(each, one)).length
          const outcome = outcomeFor(cases, one.case, limit, isGrant)
          const fits = granted < limit && ahead < limit - granted
          const expected = fits ? granted + 1 : granted >= limit ? "QuotaExhausted" : "NotTheirOrder"
          expect(outcome).toBe(isGrant ? expected : "no place")
          const standing = outcome === "no place" ? "ended" : outcome === granted + 1 ? "granted" : "open"
          const place = standing === "granted" ? { place: granted + 1 } : {}
          cases = cases.map((each) => (each.case === one.case ? { ...each, standing, ...place } : each))
          const winners = cases.filter((each) => each.standing === "granted")
          expect(winners.length).toBeLessThanOrEqual(limit)
          // Whoever was passed over by a winner could still be granted, whatever becomes of the others.
          for (const winner of winners) {
            const passed = cases.filter((each) => each.standing === "open" && isBefore(each, winner))
            expect(passed.length).toBeLessThanOrEqual(limit - winners.length)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

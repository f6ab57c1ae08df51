import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import { all, applicant, clerk, eventOf, examination, play, type Step, submit } from "./case.fixture.ts"
import { dayFrom } from "./day-by-day.fixture.ts"
import { type CaseEvent, evolve, noCase, type ServiceWay } from "./index.ts"
import { randomCases } from "./random-case.fixture.ts"
import { confirmAddress, electronically, serve, whole } from "./whole-case.fixture.ts"

// Laws of service, whatever a case's life was. Days are found by walking, and never by the arithmetic of the code.

const runs = { numRuns: 900 }
const first = "2019-03-05"
const acceptance = "4-acceptance"
const open: readonly Step[] = [
  [first, submit(all, first, { examination })],
  [first, { type: "record-seal", document: acceptance }],
]
const date = (n: number) => plainDate(dayFrom(first, n))

/** A way of service of two days, and the day on which it serves by hand. */
const ways: fc.Arbitrary<readonly [way: ServiceWay, servesOn: string]> = fc
  .record({
    method: fc.constantFrom("direct", "left", "posted", "entrusted", "public", "electronic"),
    start: fc.nat({ max: 9 }),
    takes: fc.nat({ max: 5 }),
  })
  .map(({ method, start, takes }): readonly [ServiceWay, string] => {
    const [on, end] = [date(start), date(start + takes)]
    switch (method) {
      case "direct":
        return [{ method, signedOn: on, place: "p" }, on]
      case "left":
        return [{ method, leftOn: on, place: "p", refusal: "r", witnesses: [{ name: "n", unit: "u" }] }, on]
      case "posted":
        return [{ method, postedOn: on, waybill: "w", signedOn: end, signedBy: "self" }, end]
      case "entrusted":
        return [{ method, entrusted: "a", letterNumber: "l", signedOn: on }, on]
      case "public":
        return [{ method, publishedOn: on, where: "w", because: "b" }, date(start + 10)]
      case "electronic":
        return [{ method, system: "sample-platform", arrivedOn: on, reference: "r" }, on]
      default:
        return method satisfies never
    }
  })

describe("the day of service", () => {
  it("is that of its way, as it is found by hand", () => {
    fc.assert(
      fc.property(ways, ([way, on]) => {
        const steps: readonly Step[] = [
          ...open,
          [first, confirmAddress(first), applicant],
          [date(20), serve(acceptance, way)],
        ]
        const played = play(whole, ...steps)
        expect(played.refusals).toEqual(steps.map(() => null))
        expect(eventOf(played, "DocumentServed")?.data.servedOn).toBe(on)
      }),
      runs,
    )
  })

  it("that counts is that of the first, however many follow on later days", () => {
    fc.assert(
      fc.property(fc.array(ways, { minLength: 1, maxLength: 5 }), fc.boolean(), (list, confirms) => {
        const served = list
          .filter(([way]) => confirms || way.method !== "electronic")
          .map(([way], index): Step => [date(20 + index), serve(acceptance, way)])
        const confirmed: readonly Step[] = confirms ? [[first, confirmAddress(first), applicant]] : []
        const { state } = play(whole, ...open, ...confirmed, ...served)
        const [, on] = list.find(([way]) => confirms || way.method !== "electronic") ?? []
        expect(state.documents.find(({ id }) => id === acceptance)?.served?.on).toBe(on)
      }),
      runs,
    )
  })
})

describe("whatever becomes of a case", () => {
  const holds = (law: (events: readonly CaseEvent[]) => void) =>
    fc.assert(
      fc.property(randomCases, ({ setting, steps }) => law(play(setting, ...steps).events)),
      runs,
    )

  it("no document is served before it bears its seal, nor does a day move that has counted", () => {
    let served = 0
    holds((events) => {
      const sealed = new Set<string>()
      const counted = new Map<string, string>()
      let state = noCase
      for (const event of events) {
        state = evolve(state, event)
        if (event.type === "DocumentSealed") sealed.add(event.data.document)
        if (event.type === "DocumentServed") {
          served += 1
          expect(sealed).toContain(event.data.document.id)
        }
        for (const { id, served: service } of state.documents) {
          const before = counted.get(id)
          if (before !== undefined && before <= event.recordedAt.slice(0, 10))
            expect(service?.on).toBe(before)
          if (service !== null) counted.set(id, service.on)
        }
      }
    })
    expect(served).toBeGreaterThan(10)
  })

  it("nothing is served electronically but into the system that was agreed to by then", () => {
    holds((events) => {
      let system: string | null = null
      for (const event of events) {
        if (event.type === "ServiceAddressConfirmed") system = event.data.electronic?.system ?? null
        if (event.type === "ChoicesMade" && event.data.choices.optIns?.electronicService === false)
          system = null
        if (event.type === "DocumentServed" && event.data.way.method === "electronic")
          expect(event.data.way.system).toBe(system)
      }
    })
  })

  it("an unconfirmed electronic service is refused, on any day, by officer and program alike", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), (n) => {
        const on = date(n)
        const { refusals } = play(whole, ...open, [on, serve(acceptance, electronically(on)), clerk])
        expect(refusals.at(-1)?._tag).toBe("AddressNotConfirmed")
      }),
      { numRuns: 20 },
    )
  })
})

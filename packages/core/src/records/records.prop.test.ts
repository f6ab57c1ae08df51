import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, defineCalendar, months, plainDate } from "../time/index.ts"
import { isAllDue, lastDayKept, type RecordFacts, standingsOf } from "./retention.ts"

const title = { zh: "样例", en: "sample" }
const source = { statute: "sample-rules", title, sample: true }
const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title,
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2040-01-01") },
})
const start = plainDate("2018-01-01")
const records = fc.array(
  fc.record({
    kind: fc.constantFrom("case", "entitlement", "other"),
    ended: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 5 },
)
const termsOf = (length: number) => [{ validFrom: start, validTo: null, term: months(length), source }]
const rules = {
  purposes: [],
  classes: [
    { id: "case", title, streams: ["case"], endedBy: ["Ended"], terms: termsOf(12) },
    { id: "benefit", title, streams: ["entitlement"], endedBy: ["Ended"], terms: termsOf(36) },
  ],
}

describe("the key of a subject", () => {
  it("may go on a day exactly when every record has ended, has a term that is over, and no hold runs", () => {
    fc.assert(
      fc.property(
        records,
        fc.integer({ min: 0, max: 4000 }),
        fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 2 }),
        (made, day, held) => {
          const facts: readonly RecordFacts[] = made.map(({ ended, kind }, at) => ({
            stream: `${kind}:${at}`,
            events: ended === null ? [] : [{ type: "Ended", occurredOn: addDays(start, ended) }],
          }))
          const who = { stream: "subject:s", events: [{ type: "SubjectRegistered", occurredOn: start }] }
          const holds = held === null ? [] : [{ stream: facts[held]?.stream ?? "case:none" }]
          const on = addDays(start, day)
          const context = { rules, calendar, on, holds, restricted: [] }
          const standings = standingsOf([who, ...facts], context)
          const own = standings.slice(1)
          const mayGo = own.every(
            ({ keptBy, retain }) =>
              retain?.dueOn !== null && retain !== null && on > retain.dueOn && keptBy.length === 0,
          )
          expect(isAllDue(standings)).toBe(mayGo)
          if (made.some(({ kind }) => kind === "other") || made.some(({ ended }) => ended === null))
            expect(isAllDue(standings)).toBe(false)
          const last = lastDayKept(standings)
          if (last === null) return
          expect(last >= on).toBe(true)
          expect(isAllDue(standingsOf([who, ...facts], { ...context, on: last }))).toBe(false)
          expect(isAllDue(standingsOf([who, ...facts], { ...context, on: addDays(last, 1) }))).toBe(true)
        },
      ),
    )
  })
})

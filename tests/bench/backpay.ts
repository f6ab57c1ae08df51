import { deepStrictEqual } from "node:assert/strict"
import {
  checkProgramme,
  evolveEntitlement,
  ledgerOf,
  monthPrograms,
  type Programme,
  segmentsOf,
} from "@onevisit/core/benefits"
import { system } from "@onevisit/core/identity"
import { rate } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { checkRule } from "@onevisit/core/rules"
import { calendarDays, instant, months, plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { ledgerByHand, paidOfOld, segmentsByHand, yearlyRates } from "./backpay-by-hand.ts"
import { decidedOf, entitlementOf, FIRST, LAST, lives, MONTHS, statementsOf } from "./backpay-lives.ts"
import { type Bench, leastProcessorTime } from "./bench.ts"
import { randomNumbers } from "./rules-subjects.ts"
import { oldAge } from "./rules-workloads.ts"

// News that come ten years late: a death, a time outside the district, a corrected birth date, money from elsewhere, for
// somebody who was paid every month at rates that changed every year, and of whom a stop or a lower amount may have been
// decided.
//
// What is measured is one resident: from the statements the outcome of each of 120 months in segments, the event that
// puts them on record, and the ledger of the 120 months with what is owed and overpaid. The rule was compiled for each
// month before, once for everybody. Each of the residents is held against a reckoning by hand first.

const RESIDENTS = 64
const ROUNDS = 20

/** Measurements of what late facts come to. */
export const benches: readonly Bench[] = [
  {
    id: "benefits.backpay.us",
    unit: "µs",
    goal: 50,
    better: "lower",
    run: async () => {
      const reckon = reckoner()
      const random = randomNumbers(7)
      const cases = lives(RESIDENTS, 11).map((life) => {
        const decided = decidedOf(paidOfOld(life), random)
        return { life, decided, statements: statementsOf(life), state: entitlementOf(decided) }
      })
      for (const { decided, life, state, statements } of cases) {
        const { ledger, segments } = reckon(state, statements)
        deepStrictEqual(segments, segmentsByHand(life))
        deepStrictEqual(ledger, ledgerByHand(life, decided))
      }
      let used = 0
      const took = await leastProcessorTime(() => {
        for (let round = 0; round < ROUNDS; round += 1)
          for (const { state, statements } of cases) used += reckon(state, statements).ledger.length
      })
      if (used % (MONTHS * RESIDENTS) !== 0) throw new Error("A ledger has lost months.")
      return { value: (took * 1000) / (ROUNDS * RESIDENTS) }
    },
  },
]

function reckoner() {
  const programs = monthPrograms([allowance()])
  const actor = system("sweep")
  const [occurredOn, recordedAt] = [plainDate("2020-12-31"), instant("2020-12-31T02:00:00.000Z")]
  return (state: ReturnType<typeof entitlementOf>, statements: ReturnType<typeof statementsOf>) => {
    const segments = Result.getOrThrow(segmentsOf({ statements, programs, from: FIRST, to: LAST }))
    const data = { by: "late-news", segments }
    const determined = evolveEntitlement(state, {
      type: "Determined",
      v: 1,
      occurredOn,
      recordedAt,
      actor,
      data,
    })
    return { segments, ledger: ledgerOf(determined, LAST) }
  }
}

/** The old-age allowance of the other benches, with its rates changed every year. */
function allowance(): Programme {
  const parameters = (oldAge.world.parameters ?? []).map((each) => ({ ...each, values: yearlyRates }))
  const clause = { statute: "sample-rules", title: text("样例办法", "Sample rules"), sample: true } as const
  return Result.getOrThrow(
    checkProgramme({
      id: "old-age-allowance",
      edition: "2011",
      name: text("高龄津贴", "Old-age allowance"),
      authority: { id: "civil-affairs", name: text("样例区民政局", "Sample Civil Affairs Bureau") },
      source: clause,
      validFrom: plainDate("2011-01-01"),
      validTo: null,
      paysFrom: FIRST,
      rule: Result.getOrThrow(checkRule(oldAge.definition, { ...oldAge.world, parameters })),
      months: {
        start: "month-after-birthday",
        bandChange: "month-after-birthday",
        stop: "next-month",
        leapDay: "feb28",
      },
      stacking: { with: "all" },
      payment: { day: 20, roll: "before", clause },
      acts: {
        role: "benefits-officer",
        tellWithin: workingDays(5),
        objectWithin: calendarDays(60),
        answerWithin: workingDays(5),
        holdAtMost: months(3),
        returnWithin: months(3),
        remedies: [],
        clause,
      },
      guards: { missing: rate("1%"), stops: rate("5%"), undetermined: rate("5%") },
    }),
  )
}

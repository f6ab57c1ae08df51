/** The contract of an exchange, as tests. */
import { canonicalJson } from "@onevisit/core/events"
import type { Exchange, StageChange } from "@onevisit/core/ports"
import { ExchangeError } from "@onevisit/core/ports"
import { addDays, plainDate } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { failsWith, sameContent, type TestFunctions } from "./contract.ts"

export interface ExchangeContract extends TestFunctions {
  readonly name: string
  /** An exchange that holds nothing yet, called once for each test. */
  readonly make: () => Exchange | Promise<Exchange>
  /** Opens again what the exchange has left behind. */
  readonly reopen?: (exchange: Exchange) => Exchange | Promise<Exchange>
  /** How often a call is made again after `Unavailable` before the suite gives up. Default 20. */
  readonly attempts?: number
}

const day = plainDate("2019-03-04")

/** Declares the tests that every exchange must pass. */
export function exchangeContract(contract: ExchangeContract): void {
  const { attempts = 20, describe, it, make, name, reopen } = contract
  const test = (sentence: string, body: (exchange: Exchange) => Promise<void>) =>
    it(sentence, async () => body(await make()))
  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call()
      } catch (error) {
        const isDoubtful = error instanceof ExchangeError && error.reason === "Unavailable"
        if (!isDoubtful || attempt >= attempts) throw error
      }
    }
  }
  const emitted = async (exchange: Exchange, on = day): Promise<readonly StageChange[]> =>
    (await again(() => exchange.list({ day: on }))).emitted

  describe(`${name} keeps the contract of an exchange`, () => {
    test("holds what was emitted, with its content", async (exchange) => {
      for (const change of changes) await again(() => exchange.emit(change))
      sameContent(sorted(await emitted(exchange)), sorted(changes))
    })

    test("holds a change once, however often it is emitted, and says that it knows it", async (exchange) => {
      const change = changeOf(1)
      const first = await again(() => exchange.emit(change))
      const second = await again(() => exchange.emit(change))
      assert.equal(second.outcome, "known")
      assert.equal(second.reference, first.reference)
      sameContent(await emitted(exchange), [change])
    })

    test("holds a change once when it is emitted several times at once", async (exchange) => {
      const change = changeOf(1)
      await Promise.all([1, 2, 3, 4].map(() => again(() => exchange.emit(change))))
      sameContent(await emitted(exchange), [change])
    })

    test("keeps apart changes of one case that differ in their id alone", async (exchange) => {
      const one = changeOf(1)
      const other = { ...one, id: `${one.id}-again` }
      for (const change of [one, other]) await again(() => exchange.emit(change))
      sameContent(sorted(await emitted(exchange)), sorted([one, other]))
    })

    test("refuses another content under a known id and keeps the first", async (exchange) => {
      const change = changeOf(1)
      await again(() => exchange.emit(change))
      const otherwise = { ...change, stage: "accepted" } as const
      await failsWith(() => again(() => exchange.emit(otherwise)), "ExchangeError", ["Conflict"])
      sameContent(await emitted(exchange), [change])
    })

    test("lists a day's changes by the day of record and no other day's", async (exchange) => {
      const earlier = { ...changeOf(1), on: day, day: addDays(day, -1) }
      const today = { ...changeOf(2), on: addDays(day, -1), day }
      for (const change of [earlier, today]) await again(() => exchange.emit(change))
      sameContent(await emitted(exchange), [today])
      sameContent(await emitted(exchange, addDays(day, -1)), [earlier])
      sameContent(await emitted(exchange, addDays(day, 1)), [])
    })

    test("lists all of a busy day, and again the same", async (exchange) => {
      const many = Array.from({ length: 250 }, (_, at) => changeOf(at))
      for (const change of many) await again(() => exchange.emit(change))
      sameContent(sorted(await emitted(exchange)), sorted(many))
      sameContent(sorted(await emitted(exchange)), sorted(many))
    })

    test("keeps nothing of what it is handed by reference", async (exchange) => {
      const change = { ...changeOf(1), externalIds: [{ scheme: "s", value: "P-1" }] }
      const before = structuredClone(change)
      await again(() => exchange.emit(change))
      change.externalIds.push({ scheme: "s", value: "P-2" })
      sameContent(await emitted(exchange), [before])
    })

    if (reopen) {
      test("holds after it is opened again what it held before", async (exchange) => {
        await again(() => exchange.emit(changeOf(1)))
        const opened = await reopen(exchange)
        sameContent(await emitted(opened), [changeOf(1)])
        assert.equal((await again(() => opened.emit(changeOf(1)))).outcome, "known")
      })
    }
  })
}

function changeOf(n: number, more: Partial<StageChange> = {}): StageChange {
  return {
    id: `case-${n}/${n}/received`,
    case: `case-${n}`,
    externalIds: [{ scheme: "sample-case-number", value: `P-${n}` }],
    item: "sample-item@2018-07",
    stage: "received",
    on: day,
    day,
    ...more,
  }
}

/** One of each shape. */
const changes: readonly StageChange[] = [
  changeOf(1),
  changeOf(2, { stage: "decided", favourable: false }),
  changeOf(3, { stage: "special-procedure-started", clock: "promised" }),
  changeOf(4, { stage: "accepted", on: plainDate("2019-03-01"), from: "another-platform" }),
  changeOf(5, { externalIds: [] }),
]

function sorted(list: readonly StageChange[]): readonly string[] {
  return list.map((change) => canonicalJson(change)).toSorted()
}

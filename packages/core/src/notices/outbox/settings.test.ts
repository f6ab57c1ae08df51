import { describe, expect, it } from "vitest"
import { instant } from "../../time/index.ts"
import { checkBudgets, checkLadder, checkQuietHours, retryAt, standardBudgets } from "./index.ts"

const start = instant("2018-07-20T01:00:00Z")

it("a provider that names a day in another age is believed for a week", () => {
  const at = (said: string) => retryAt(standardBudgets, "throttled", 1, start, instant(said))
  expect(at("2018-07-20T05:00:00Z")).toBe("2018-07-20T05:00:00.000Z")
  expect(at("9999-12-31T00:00:00Z")).toBe("2018-07-27T01:00:00.000Z")
  expect(at("1970-01-01T00:00:00Z")).toBe("2018-07-20T01:01:00.000Z")
})

describe("settings that would do something else than they say", () => {
  const way = (channel: string, waitMinutes = 60) => ({ way: "channel", channel, waitMinutes }) as const
  const at = (...rungs: readonly object[]) =>
    checkLadder(rungs as never, ["sms", "email"]).map(({ path }) => path.join("."))

  it("are found in ladders", () => {
    expect(at(way("sms"), { way: "call" }, way("email"), { way: "call" })).toEqual([])
    expect(at()).toEqual([""])
    expect(at(...Array.from({ length: 21 }, () => ({ way: "call" })))).toEqual([""])
    expect(at(way("sms"), { way: "letter" }, way("sms"))).toEqual(["2.channel"])
    expect(at(way("__proto__"), { way: "pigeon" })).toEqual(["0.channel", "1.way"])
    for (const minutes of [-1, 0.5, Number.NaN, Infinity])
      expect(at(way("sms", minutes))).toEqual(["0.waitMinutes"])
  })

  it("are found in quiet hours", () => {
    const wrong = (from: unknown, to: unknown) =>
      checkQuietHours({ from, to } as never).map(({ path }) => path.join("."))
    expect(wrong("21:00", "08:00")).toEqual([])
    expect(wrong("9:00", "24:00")).toEqual(["from", "to"])
    expect(wrong("08:00", "08:00")).toEqual(["to"])
    expect(wrong(undefined, 8)).toEqual(["from", "to"])
  })

  it("are found in budgets", () => {
    const wrong = (budgets: object) => checkBudgets(budgets, 20_000).map(({ path }) => path.join("."))
    expect(wrong(standardBudgets)).toEqual([])
    expect(wrong({ throttled: { attempts: 0, firstMs: -1, longestMs: Infinity } })).toHaveLength(3)
    // Looked up before the provider could have answered, it would be sent twice.
    expect(wrong({ "no-answer": { attempts: 3, firstMs: 1000, longestMs: 60_000 } })).toEqual([
      "no-answer.firstMs",
    ])
    expect(wrong({ __unheard: { attempts: 1, firstMs: 0, longestMs: 0 } })).toEqual(["__unheard"])
  })
})

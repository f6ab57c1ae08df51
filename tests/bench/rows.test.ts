import { describe, expect, it, onTestFinished, vi } from "vitest"
import { compareTimes, leastProcessorTime, median, medianTime, type Bench } from "./bench.ts"
import { chooseBenches, composeRow, mergeRows, parseOnly, sharedIds, type Row } from "./rows.ts"
import { composeTable, formatValue } from "./table.ts"

const row = (id: string, value = 1): Row => ({
  id,
  value,
  unit: "µs",
  versus: null,
  ratio: null,
  goal: 2,
  ok: true,
})
const bench = (over: Partial<Bench>): Bench => ({
  id: "time.deadline.us",
  unit: "µs",
  goal: 5,
  better: "lower",
  run: () => ({ value: 0 }),
  ...over,
})
const ids = [{ id: "time.deadline.us" }, { id: "time.deadline.plain.us" }, { id: "intake.decide.us" }]

describe("the arguments of the bench", () => {
  it("takes --only any number of times", () => {
    expect(parseOnly([])).toEqual({ only: [] })
    expect(parseOnly(["--only", "time", "--only=intake.decide"])).toEqual({ only: ["time", "intake.decide"] })
  })

  it("refuses what it does not know and a prefix that is missing", () => {
    expect(parseOnly(["--olny", "time"])).toContain("--olny")
    expect(parseOnly(["time"])).toContain('"time"')
    expect(parseOnly(["--only"])).toContain("needs the prefix")
    expect(parseOnly(["--only="])).toContain("needs the prefix")
  })

  it("chooses the ids that start with a prefix, and names a prefix that fits none", () => {
    expect(chooseBenches(ids, [])).toEqual({ chosen: ids, unknown: [] })
    expect(chooseBenches(ids, ["time", "intake.decide.us"])).toEqual({ chosen: ids, unknown: [] })
    expect(chooseBenches(ids, ["time.deadline.p"]).chosen).toEqual([ids[1]])
    expect(chooseBenches(ids, ["deadline", "time"])).toEqual({
      chosen: ids.slice(0, 2),
      unknown: ["deadline"],
    })
  })

  it("leaves out what is run only when it is named", () => {
    const long = { id: "growth-10m.sqlite", onlyWhenNamed: true }
    expect(chooseBenches([...ids, long], []).chosen).toEqual(ids)
    expect(chooseBenches([...ids, long], ["growth-10m"]).chosen).toEqual([long])
  })

  it("runs no bench twice when two prefixes fit it, and finds ids claimed twice", () => {
    expect(chooseBenches(ids, ["time", "time.deadline"]).chosen).toHaveLength(2)
    expect(sharedIds(ids)).toEqual([])
    expect(sharedIds([...ids, { id: "intake.decide.us" }])).toEqual(["intake.decide.us"])
  })
})

describe("the rows of the bench", () => {
  it("replaces the rows measured again and keeps the others", () => {
    const kept = mergeRows([row("b"), row("c"), row("a")], [row("c", 7)])
    expect(kept.map(({ id, value }) => [id, value])).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 7],
    ])
  })

  it("takes out the row of a bench that broke", () => {
    expect(mergeRows([row("a"), row("b")], [], ["b"]).map(({ id }) => id)).toEqual(["a"])
  })

  it("judges by the goal, in the goal's direction, and never lets a missing number pass", () => {
    expect(composeRow(bench({}), { value: 5 }).ok).toBe(true)
    expect(composeRow(bench({}), { value: 5.01 }).ok).toBe(false)
    expect(composeRow(bench({ better: "higher" }), { value: 4 }).ok).toBe(false)
    expect(composeRow(bench({}), { value: Number.NaN }).ok).toBe(false)
    expect(composeRow(bench({ goalOn: "ratio", goal: 0.6 }), { value: 900, ratio: 0.61 }).ok).toBe(true)
    expect(composeRow(bench({ goalOn: "ratio", goal: 0.6 }), { value: 0.1, ratio: 0.59 }).ok).toBe(false)
    expect(composeRow(bench({ goalOn: "ratio", goal: 0.6 }), { value: 0.1 }).ok).toBe(false)
  })

  it("holds every column, with null where nothing was compared", () => {
    expect(composeRow(bench({}), { value: 3 })).toEqual({ ...row("time.deadline.us", 3), goal: 5 })
    expect(Object.keys(composeRow(bench({}), { value: 3, versus: "js-yaml", ratio: 2 }))).toEqual(
      Object.keys(row("a")),
    )
  })

  it("prints equal columns, and colours only where asked", () => {
    const rows = [row("a"), { ...row("long.id", 2_000_000), ok: false, versus: "js-yaml", ratio: 0.5 }]
    const plain = composeTable(rows, { coloured: false })
    expect(plain).not.toContain("\u001b")
    expect(plain.split("\n").map((line) => line.indexOf("µs"))).toEqual([-1, 23, 23])
    expect(composeTable(rows, { coloured: true })).toContain("\u001b[31m✗")
    expect([formatValue(0.123456), formatValue(999.96), formatValue(2_000_000)]).toEqual([
      "0.1235",
      "1000",
      "2 000 000",
    ])
  })
})

describe("taking a measurement", () => {
  it("takes the middle of the batches that count", async () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(() => median([])).toThrow("median of nothing")
    let calls = 0
    await medianTime(() => (calls += 1), { batches: 4, warmUp: 2 })
    expect(calls).toBe(6)
  })

  it("takes the least time of processors where nothing stands beside it, and none of the warm-up", async () => {
    const busy = [1, 12, 3, 12]
    let [calls, used] = [0, 0]
    const usage = () => ({ user: used * 600, system: used * 400 })
    onTestFinished(vi.spyOn(process, "cpuUsage").mockImplementation(usage).mockRestore)
    const batch = () => void (used += busy[calls++] ?? 0)
    expect(await leastProcessorTime(batch, { batches: 3, warmUp: 1 })).toBe(3)
    expect(calls).toBe(4)
  })

  it("runs candidate and baseline in turns, each first in every other round", async () => {
    const order: string[] = []
    let now = 0
    onTestFinished(vi.spyOn(performance, "now").mockImplementation(() => now).mockRestore)
    const work = (name: string, ms: number) => async () => {
      order.push(name)
      await Promise.resolve()
      now += ms
    }
    const compared = await compareTimes(work("c", 5), work("b", 25), { batches: 3, warmUp: 1 })
    expect(order.join("")).toBe("bccbbccb")
    expect(compared).toEqual({ candidate: 5, baseline: 25, ratio: 5 })
  })
})

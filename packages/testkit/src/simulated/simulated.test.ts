import type { Publisher } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { filesContract } from "../files/index.ts"
import { keysContract } from "../keys/index.ts"
import { publisherContract } from "../publisher-contract.ts"
import { simulatedClock } from "./clock.ts"
import { memoryFiles } from "./files.ts"
import { memoryKeys } from "./keys.ts"
import { simulatedNumbering } from "./numbering.ts"
import { simulatedPublisher, type SimulatedPublisher } from "./publisher.ts"
import { simulatedRegistry } from "./registry.ts"

const lacks = "keeps nothing that outlives the program"
filesContract({
  name: "memory",
  make: memoryFiles,
  capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, countFiles: { lacks } },
  describe,
  it,
})
keysContract({
  name: "memory",
  make: memoryKeys,
  capabilities: {
    reopen: { lacks },
    beside: { lacks },
    anotherSuite: { lacks: "has one suite" },
    rotate: { lacks: "has the keys it was made with" },
  },
  describe,
  it,
})
publisherContract({
  name: "the simulated publisher",
  make: () => simulatedPublisher(),
  read: (publisher: Publisher) => JSON.stringify((publisher as SimulatedPublisher).published()),
  describe,
  it,
})

describe("a simulated registry", () => {
  const records = [
    {
      record: "business-licence",
      identifiers: { scheme: "A-1", other: "B-1" },
      reference: "L-1",
      facts: { active: true, name: "样例公司" },
    },
  ]
  const question = { record: "business-licence", identifiers: { scheme: "A-1" }, purpose: "intake" }

  it("fails as unavailable so many times, then answers", async () => {
    const registry = simulatedRegistry({ id: "market", records, failures: 2 })
    for (const _ of [1, 2])
      await expect(registry.lookUp(question)).rejects.toMatchObject({ reason: "Unavailable" })
    expect(await registry.lookUp(question)).toMatchObject({
      outcome: "found",
      reference: "L-1",
      asOf: "2018-07-20",
    })
    expect(registry.asked).toHaveLength(3)
  })

  it("does not find a record by another kind, another value, or no identifier at all", async () => {
    const registry = simulatedRegistry({ id: "market", records })
    const others = [
      { ...question, record: "tax-record" },
      { ...question, identifiers: { scheme: "A-2" } },
      { ...question, identifiers: { scheme: "A-1", other: "B-2" } },
      { ...question, identifiers: {} },
    ]
    for (const other of others) expect((await registry.lookUp(other)).outcome).toBe("not-found")
  })
})

describe("simulated numbering", () => {
  it("counts each series on its own and gives a repeated request the same number", async () => {
    const numbering = simulatedNumbering()
    const next = (requestId: string, year = 2018, kind = "受") =>
      numbering.next({ authority: "样科", year, kind, requestId })
    expect(
      await Promise.all([next("a"), next("b"), next("a"), next("c", 2019), next("d", 2018, "决")]),
    ).toEqual([
      "样科受〔2018〕1号",
      "样科受〔2018〕2号",
      "样科受〔2018〕1号",
      "样科受〔2019〕1号",
      "样科决〔2018〕1号",
    ])
  })
})

describe("a simulated clock", () => {
  it("stands still until it is set or advanced", () => {
    const clock = simulatedClock(instant("2019-03-01T00:00:00.000Z"))
    expect(clock.now()).toBe("2019-03-01T00:00:00.000Z")
    clock.advance({ days: 1, hours: 2, minutes: 3, millis: 4 })
    expect(clock.now()).toBe("2019-03-02T02:03:00.004Z")
    clock.set(instant("2018-07-20T01:30:00.000Z"))
    expect(clock.now()).toBe("2018-07-20T01:30:00.000Z")
  })
})

import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { clerk, openDesk } from "./desk.fixture.ts"

describe("rows that an earlier release wrote", () => {
  it("are brought up at the next opening from the streams, once, with numbers and bars", async () => {
    const { district, open, options, person, storage } = await openDesk()
    const ids = [await open(await person("M-1"), "form"), await open(await person("M-2"))]
    await storage.commit([
      {
        commandId: "as-before",
        digest: "d",
        append: [],
        result: null,
        views: ids.flatMap((key) => [
          { view: "case", version: 1, key, doc: { case: key }, index: {} },
          { view: "case", version: 2, key, doc: null, index: {} },
        ]),
      },
    ])
    expect(await district.intake.find({})).toEqual([])
    const later = await createDistrict(options)
    expect((await later.intake.find({})).map((row) => row.case).toSorted()).toEqual(ids.toSorted())
    expect((await later.intake.worklist()).groups.owed.cases).toMatchObject([
      { case: ids[0], unit: "sample-bureau", officer: "w-1" },
    ])
    expect((await storage.findViews({ view: "case", version: 1, limit: 9 })).rows).toEqual([])
  })

  it("say what a case has become though it went on while they were brought up, and stay where it cannot be read", async () => {
    let isReading = false
    const desk = await openDesk()
    const { district, open, options, person, storage } = desk
    const ids = [await open(await person("M-1"), "form"), await open(await person("M-2"), "form")]
    const former = ids.map((key) => ({ view: "case", version: 1, key, doc: { case: key }, index: {} }))
    const lost = { view: "case", version: 1, key: "lost", doc: { case: "lost" }, index: {} }
    const act = { digest: "d", append: [], result: null }
    await storage.commit([{ ...act, commandId: "as-before", views: former }])
    const withdraw = { type: "withdraw" } as const
    const later = await createDistrict({
      ...options,
      storage: {
        ...storage,
        readStream: async (query) => {
          const events = await storage.readStream(query)
          if (!isReading && query.stream === `case:${ids[0]}`) {
            isReading = true
            await district.intake.command(ids[0] ?? "", withdraw, { as: clerk })
          }
          return events
        },
      },
    })
    expect(isReading).toBe(true)
    expect((await later.intake.find({ phase: "withdrawn" })).map((row) => row.case)).toEqual([ids[0]])
    await storage.commit([{ ...act, commandId: "unreadable", views: [lost] }])
    const logged: unknown[] = []
    await createDistrict({ ...options, onLog: (record) => logged.push(record) })
    expect(logged).toMatchObject([{ event: "case-row-not-brought-up", fields: { id: "lost" } }])
  })
})

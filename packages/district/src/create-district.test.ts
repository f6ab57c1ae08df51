import { mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { system } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { describe, expect, it } from "vitest"
import { createDistrict, defineProjection, fileKeys, memoryKeys, simulatedClock } from "./index.ts"

const as = system("test")
const clock = simulatedClock(instant("2018-07-20T00:00:00Z"))
const company = {
  kind: "enterprise",
  name: "样例科技公司",
  identifiers: [{ scheme: "sample", value: "§IDENTIFIER§" }],
  phone: "§PHONE§",
} as const
const byKind = defineProjection<{ readonly count: number }>({
  name: "subjects-by-kind",
  version: 1,
  on: { SubjectRegistered: (row) => ({ count: (row?.count ?? 0) + 1 }) },
  key: ({ data }) => (data as { readonly kind: string }).kind,
  index: ({ count }) => ({ count }),
})
const folder = (): string => mkdtempSync(join(tmpdir(), "district-"))

describe("a district", () => {
  it("refuses any storage but memory without keys", async () => {
    const { kind: _, ...durable } = memoryStorage()
    await expect(createDistrict({ storage: durable })).rejects.toMatchObject({ _tag: "KeysMissing" })
    await expect(createDistrict({ storage: { ...durable, kind: "sqlite" } })).rejects.toMatchObject({
      _tag: "KeysMissing",
    })
    await expect(createDistrict({ storage: sqliteStorage(join(folder(), "d.db")) })).rejects.toMatchObject({
      _tag: "KeysMissing",
    })
    const memory = memoryStorage()
    expect((await createDistrict({ storage: memory })).subjects).toBeDefined()
    expect((await createDistrict({ storage: memory })).subjects).toBeDefined()
  })

  it("refuses keys under which its data was not sealed, and loses nothing", async () => {
    const storage = memoryStorage()
    const keys = memoryKeys()
    const first = await createDistrict({ storage, keys, clock })
    await first.subjects.register(company, { as })
    const before = await storage.readFeed({ after: 0, limit: 99 })
    await expect(createDistrict({ storage, keys: memoryKeys(), clock })).rejects.toMatchObject({
      _tag: "KeysError",
      reason: "Rejected",
    })
    expect(await storage.readFeed({ after: 0, limit: 99 })).toEqual(before)
    const again = await createDistrict({ storage, keys, clock })
    expect(await again.subjects.findByIdentifier(company.identifiers[0])).not.toBeNull()
  })

  it("opened twice at once on a new storage with two keys, keeps one of them", async () => {
    const storage = memoryStorage()
    const opened = await Promise.allSettled(
      [memoryKeys(), memoryKeys()].map((keys) => createDistrict({ storage, keys, clock })),
    )
    expect(opened.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
  })

  const kinds: readonly (readonly [string, (at: string) => Storage])[] = [
    ["memory", () => memoryStorage()],
    ["sqlite", (at) => sqliteStorage(join(at, "district.db"))],
  ]
  it.each(kinds)(
    "on storage in %s registers, projects, finds, reveals, and leaves no secret behind",
    async (_, make) => {
      const at = folder()
      const openings: unknown[] = []
      const district = await createDistrict({
        storage: make(at),
        keys: fileKeys(join(at, "district.keys")),
        clock,
        projections: [byKind],
        onOpened: (opening) => openings.push(opening),
      })
      const registered = await district.subjects.register(company, { as })
      if (registered.outcome !== "registered") throw new Error(registered.outcome)
      expect(await district.subjects.register(company, { as })).toMatchObject({ outcome: "known" })
      expect(await district.subjects.findByIdentifier(company.identifiers[0])).toBe(registered.subject)
      expect(await district.runDue()).toMatchObject({
        complete: true,
        failures: [],
        projections: [{ caughtUp: true }],
      })
      expect((await district.get(byKind, "enterprise"))?.doc).toEqual({ count: 1 })
      expect((await district.find(byKind, { where: { count: 1 } })).rows).toHaveLength(1)
      expect(await district.subjects.reveal(registered.subject, "to write a letter")).toEqual(company)
      expect(openings).toHaveLength(1)
      for (const name of readdirSync(at)) {
        const raw = readFileSync(join(at, name))
        for (const secret of [company.name, company.phone, company.identifiers[0].value])
          expect(raw.includes(secret)).toBe(false)
      }
      await district.close()
      await expect(district.runDue()).rejects.toMatchObject({ _tag: "StorageError" })
    },
  )

  it("on two machines with one database and one key file loses nothing and does nothing twice", async () => {
    const at = folder()
    const open = () =>
      createDistrict({
        storage: sqliteStorage(join(at, "district.db")),
        keys: fileKeys(join(at, "district.keys")),
        clock,
        projections: [byKind],
      })
    const machines = await Promise.all([open(), open()])
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => {
        const identity = { ...company, identifiers: [{ scheme: "sample", value: `S-${n % 3}` }] }
        return machines[n % 2]?.subjects.register(identity, { as })
      }),
    )
    expect(answers.map((answer) => answer?.outcome).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => "known"),
      ...Array.from({ length: 3 }, () => "registered"),
    ])
    await Promise.all([...machines, ...machines].map((machine) => machine.runDue()))
    for (const machine of machines)
      expect((await machine.get(byKind, "enterprise"))?.doc).toEqual({ count: 3 })
    await Promise.all(machines.map((machine) => machine.close()))
  })

  it("runs due work by itself only once it is started, and drains it when closed", async () => {
    const logs: string[] = []
    const district = await createDistrict({
      storage: memoryStorage(),
      clock,
      projections: [byKind],
      onLog: ({ event }) => logs.push(event),
    })
    await district.subjects.register(company, { as })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await district.get(byKind, "enterprise")).toBeNull()
    district.start({ everyMs: 1 })
    while ((await district.get(byKind, "enterprise")) === null)
      await new Promise((resolve) => setTimeout(resolve, 1))
    await district.close()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(logs).toEqual([])
  })
})

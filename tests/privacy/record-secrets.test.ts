import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createDistrict, type District, fileKeys, simulatedClock } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { leaksInBytes, leaksInValue } from "./leaks.ts"
import { liveOnFile, type LivedRecords, recordRules, recordSecrets } from "./record-life.ts"
import { clerk, opening, settings } from "./secret-life.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-records-"))
const clock = simulatedClock(opening)
const secrets = recordSecrets("暗记50417号", 50_417_233)
const said: (readonly [where: string, value: unknown])[] = []
let district: District
let lived: LivedRecords

const leaksSaid = () =>
  said.flatMap(([where, value]) => leaksInValue(value, secrets).map((name) => `${where}: ${name}`))
const leaksStored = () =>
  readdirSync(folder).flatMap((file) =>
    leaksInBytes(readFileSync(join(folder, file)), secrets).map((name) => `${file}: ${name}`),
  )

beforeAll(async () => {
  district = await createDistrict({
    ...settings,
    storage: sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    clock,
    records: recordRules,
    onLog: (record) => said.push(["a log record", record]),
    onSpan: (span) => said.push(["a span", span]),
    onOpened: (opened) => said.push(["an opening", opened]),
  })
  lived = await liveOnFile(district, clock, secrets, (...heard) => said.push(heard))
})
afterAll(async () => {
  await district.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("records lived through with marked secrets", () => {
  it("leave none of them in the bytes of the database, its log, its index or the key file", () => {
    expect(leaksStored()).toEqual([])
  })

  it("show none of them in an answer, a log record, a span or an opening; the copy alone holds what it is for", () => {
    expect(said.length).toBeGreaterThan(30)
    expect(leaksSaid()).toEqual([])
    const held = ["name", "number", "phone", "address", "words", "evidence", "refusalReason", "statement"]
    expect(leaksInBytes(Buffer.from(lived.copy), secrets)).toEqual(held)
  })

  it("give each back to whoever opens it for a declared purpose", async () => {
    const opened = await Promise.all(
      lived.requests.map((id) =>
        district.records.requests.reveal(id, { as: { ...clerk, roles: ["archive"] }, purpose: "remedy" }),
      ),
    )
    expect(leaksInValue(opened, secrets)).toEqual(["words", "refusalReason", "statement"])
  })

  it("show none of them when a call fails", async () => {
    const as = clerk
    const { records, subjects } = district
    const failures = [
      subjects.search({ phone: secrets.phone, name: secrets.name } as never, { as, purpose: "remedy" }),
      subjects.search(
        { identifier: { scheme: "citizen-number", value: `${secrets.number}9` } },
        {
          as: { ...as, roles: ["archive"] },
          purpose: "remedy",
        },
      ),
      subjects.reveal(lived.subject, { purpose: `给${secrets.name}打电话`, as }),
      subjects.reveal(lived.subject, { purpose: "remedy", as: { ...as, name: secrets.name } as never }),
      records.accesses(secrets.phone as never, { as }),
      records.of(secrets.number as never, { as: { ...as, roles: ["archive"] } }),
      records.hold(lived.subject, { hold: "h", kind: secrets.name, reason: "x" } as never, { as }),
      records.requests.get(secrets.number, { as }),
    ]
    for (const [at, failure] of failures.entries()) {
      const error: unknown = await failure.then(
        (value) => ({ unexpected: value }),
        (reason: unknown) => reason,
      )
      expect([at, error instanceof Error]).toEqual([at, true])
      expect([at, leaksInValue(error, secrets)]).toEqual([at, []])
    }
  })

  it("are gone for everybody once a person disposed of them, and leave nothing on the way", async () => {
    await lived.dispose()
    const as = { ...clerk, roles: ["archive"] }
    expect(await district.subjects.reveal(lived.subject, { purpose: "remedy", as })).toBe("erased")
    expect(leaksSaid()).toEqual([])
    expect(leaksStored()).toEqual([])
  })
})

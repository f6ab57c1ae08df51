import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type RootSignedData, ROOTS_STREAM } from "@onevisit/core/audit"
import { type SubjectId, system } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District } from "../create-district.ts"
import { fileKeys } from "../keys/index.ts"
import { archivist, withEndedCase } from "../testing/records.fixture.ts"
import { filesOf, sourceOf } from "./archive-files.fixture.ts"
import { verifyStorage } from "./audit.ts"
import { importArchive } from "./import-archive.ts"
import type { VerifyQuery } from "./verify.ts"

const as = system("test")
const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-proofs-"))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** What lies in a folder, opened as a program does that starts. */
const opened = (folder: string) => ({
  storage: sqliteStorage(join(folder, "district.db")),
  keys: fileKeys(join(folder, "district.keys")),
})

type Opened = ReturnType<typeof opened>

/** Once by the district, and once by whoever has nothing but the storage and the public keys. */
async function expectWhole(district: District, { keys, storage }: Opened, known: VerifyQuery): Promise<void> {
  const publicKey = await keys.publicKeys()
  const whole = { outcome: "whole", roots: (await rootsIn(storage)).length }
  expect(await district.audit.verify(known)).toMatchObject(whole)
  expect(await verifyStorage(storage, { ...known, publicKey })).toMatchObject(whole)
}

/** Through an archive into another file, which is closed and opened again before it is looked at. */
async function expectWholeElsewhere(district: District, at: Opened, known: VerifyQuery): Promise<void> {
  const publicKey = await at.keys.publicKeys()
  const files = await filesOf(await district.audit.archive({}, { as }))
  const path = join(newFolder(), "imported.db")
  const imported = sqliteStorage(path)
  expect(await importArchive(imported, sourceOf(files), { publicKey })).toMatchObject({ outcome: "imported" })
  await imported.close()
  const again = sqliteStorage(path)
  expect(await again.readFeed({ after: 0, limit: 10_000 })).toEqual(
    await at.storage.readFeed({ after: 0, limit: 10_000 }),
  )
  const roots = (await rootsIn(again)).length
  expect(await verifyStorage(again, { ...known, publicKey })).toMatchObject({ outcome: "whole", roots })
  await again.close()
}

async function rootsIn(storage: Storage): Promise<readonly RootSignedData[]> {
  return (await storage.readStream({ stream: ROOTS_STREAM })).map(({ data }) => data as RootSignedData)
}

/** The newest root, as it is kept elsewhere from then on. */
async function kept(district: District): Promise<VerifyQuery> {
  const knownRoot = await district.audit.latestRoot()
  if (knownRoot === null) throw new Error("Nothing is signed yet.")
  return { knownRoot }
}

async function registered(district: District, name: string): Promise<SubjectId> {
  const answer = await district.subjects.register({ kind: "enterprise", name, identifiers: [] }, { as })
  if (answer.outcome === "refused") throw new Error("refused")
  return answer.subject
}

async function corrected(district: District, subject: SubjectId, name: string): Promise<void> {
  await district.subjects.correct(subject, { kind: "enterprise", name, identifiers: [] }, { as })
}

describe("chains and signed roots", () => {
  it("still verify after a subject's key was destroyed (erasure)", async () => {
    const folder = newFolder()
    const first = opened(folder)
    const { clock, district, id, identity, options, person } = await withEndedCase(first)
    clock.advance({ days: 1 })
    await district.runDue()
    const known = await kept(district)
    clock.advance({ days: 732 })
    await district.records.review({ as: archivist })
    expect(await district.records.dispose(person, { as: archivist })).toEqual({ outcome: "disposed" })
    await district.close()

    const at = opened(folder)
    const again = await createDistrict({ ...options, ...at })
    expect(await again.subjects.reveal(person, { purpose: "remedy", as: archivist })).toBe("erased")
    await expectWhole(again, at, known)
    clock.advance({ days: 1 })
    await again.runDue()
    expect(await rootsIn(at.storage)).toHaveLength(2)
    for (const query of [known, await kept(again)]) {
      await expectWhole(again, at, query)
      await expectWholeElsewhere(again, at, query)
    }
    for (const stream of [identity, `case:${id}`])
      expect(await again.audit.verifyStream(stream)).toMatchObject({ outcome: "whole" })
    const ofCase = sourceOf(await filesOf(await again.audit.archive({ case: id }, { as })))
    const alone = sqliteStorage(join(newFolder(), "case.db"))
    expect(await importArchive(alone, ofCase)).toMatchObject({ outcome: "imported" })
    await alone.close()

    // What was sealed still lies in the log as it was. Taken out of it, it would be found out.
    const db = new DatabaseSync(join(folder, "district.db"))
    const { changes } = db
      .prepare(
        `UPDATE events SET data = json_set(data, '$.identity', json('{"erased":true}')) WHERE stream = ? AND version = 1`,
      )
      .run(identity)
    db.close()
    expect(changes).toBe(1)
    const place = { kind: "changed", stream: identity, version: 1 }
    expect(await again.audit.verify()).toMatchObject({ outcome: "broken", first: place })
    await again.close()
  })

  it("still verify after the suite was changed from AES to SM and back", async () => {
    const folder = newFolder()
    const path = join(folder, "district.keys")
    const clock = simulatedClock(instant("2018-07-20T01:30:00.000Z"))
    const open = async () => {
      const at = opened(folder)
      return { at, district: await createDistrict({ ...at, clock }) }
    }
    let { at, district } = await open()
    const subject = await registered(district, "样例零")
    const known: VerifyQuery[] = []
    const suites = ["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3", "aes-256-gcm/sha-256"] as const
    for (const [turn, suite] of suites.entries()) {
      if (turn > 0) await at.keys.rotate({ suite, subjects: "all", signing: true })
      // While it runs on, and after it was started anew.
      await corrected(district, subject, `样例${turn}`)
      await district.close()
      ;({ at, district } = await open())
      expect(at.keys.suite).toBe(suite)
      await corrected(district, subject, `样例又${turn}`)
      clock.advance({ days: 1 })
      await district.runDue()
      known.push(await kept(district))
      for (const query of known) await expectWhole(district, at, query)
    }
    for (const query of known) await expectWholeElsewhere(district, at, query)

    expect(await district.subjects.reveal(subject, "to see")).toMatchObject({ name: "样例又2" })
    const log = await at.storage.readStream({ stream: `subject:${subject}` })
    const hashes = log.map(({ chain }) => chain?.split(":")[0])
    expect(hashes).toEqual(["sha-256", "sha-256", "sha-256", "sha-256", "sm3", "sm3", "sha-256"])
    const sealedBy = log.map(({ data }) => /"suite":"([^"]+)"/.exec(JSON.stringify(data))?.[1])
    expect(new Set(sealedBy)).toEqual(new Set(suites))
    expect((await rootsIn(at.storage)).map(({ suite }) => suite)).toEqual(["sha-256", "sm3", "sha-256"])
    expect(JSON.parse(readFileSync(path, "utf8").split("\n")[0] ?? "")).toMatchObject({ suite: suites[2] })
    await district.close()
  })
})

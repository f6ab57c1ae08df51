import { readFileSync } from "node:fs"
import { join } from "node:path"
import { system } from "@onevisit/core/identity"
import { type Storage, StorageError } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { type Files, filesOf, sourceOf } from "./archive-files.fixture.ts"
import { verifyStorage } from "./audit.ts"
import { importArchive } from "./import-archive.ts"
import { RELEASE } from "./release.ts"
import { signedDistrict } from "./tampering.fixture.ts"
import type { ArchiveRequest } from "./write-archive.ts"

const as = system("test")
type Setting = Awaited<ReturnType<typeof signedDistrict>>
let setting: Setting
beforeAll(async () => {
  setting = await signedDistrict()
})
afterAll(async () => {
  await setting.storage.close()
  setting.remove()
})

async function archived(request: ArchiveRequest = {}, over: object = {}): Promise<Files> {
  const district = await createDistrict({ ...setting, ...over })
  return filesOf(await district.audit.archive(request, { as }))
}
const feed = (storage: Storage) => storage.readFeed({ after: 0, limit: 10_000 })
const manifestOf = (files: Files) => JSON.parse(sourceOf(files).manifest)

describe("an archive of the log", () => {
  it("is lines of JSON in parts, with a manifest that says and signs what they are, and nothing of it open", async () => {
    const files = await archived({ linesAPart: 20 })
    const manifest = manifestOf(files)
    const stored = await feed(setting.storage)
    expect(manifest).toMatchObject({
      v: 1,
      release: RELEASE,
      scope: { kind: "feed" },
      events: stored.length,
      opened: false,
    })
    expect(manifest.parts.map(({ lines, name }: { lines: number; name: string }) => [name, lines])).toEqual(
      [...files].slice(0, -1).map(([name, lines]) => [name, lines.length]),
    )
    expect(manifest.roots).toHaveLength(setting.knownRoot?.number ?? 0)
    expect(JSON.stringify([...files])).not.toContain("样例")
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"))
    expect(RELEASE).toBe(version)
  })

  it("is imported into an empty storage of any kind with the same streams and chains, which verify there", async () => {
    const publicKey = await setting.keys.publicKey()
    const stored = await feed(setting.storage)
    // The original has gaps in its positions: somewhere a transaction was undone.
    const gaps: Storage = {
      ...setting.storage,
      readFeed: async ({ after, limit }) =>
        (await setting.storage.readFeed({ after: Math.ceil(after / 3), limit })).map((event) => ({
          ...event,
          position: event.position * 3,
        })),
    }
    for (const from of [setting.storage, gaps]) {
      const files = await archived({ linesAPart: 7 }, { storage: from })
      for (const storage of [memoryStorage(), sqliteStorage(join(setting.folder, `${from === gaps}.db`))]) {
        const answer = await importArchive(storage, sourceOf(files), { publicKey })
        expect(answer).toEqual({ outcome: "imported", events: stored.length, already: 0 })
        expect(await feed(storage)).toEqual(stored)
        const verified = await verifyStorage(storage, {
          publicKey,
          ...(setting.knownRoot && { knownRoot: setting.knownRoot }),
        })
        expect(verified).toMatchObject({
          outcome: "whole",
          events: stored.length,
          roots: setting.knownRoot?.number,
        })
        await storage.close()
      }
    }
  })

  it("goes on to be signed where it was imported, after the roots that came with it", async () => {
    const storage = memoryStorage()
    await importArchive(storage, sourceOf(await archived()))
    const { clock, keys } = setting
    const later = simulatedClock(clock.now().at)
    const district = await createDistrict({ storage, keys, clock: later })
    await district.subjects.register({ kind: "enterprise", name: "样例", identifiers: [] }, { as })
    later.advance({ days: 1 })
    expect((await district.runDue()).background).toEqual({ "audit-roots": 1 })
    expect(await district.audit.verify()).toMatchObject({
      outcome: "whole",
      roots: (setting.knownRoot?.number ?? 0) + 1,
    })
  })

  it("goes on after an interruption, and is not imported over anything else", async () => {
    const files = await archived()
    const stored = await feed(setting.storage)
    const inner = memoryStorage()
    let commits = 0
    const failing: Storage = {
      ...inner,
      commit: async (acts) => {
        commits += 1
        if (commits % 2 === 0) throw new StorageError("Unavailable", "away")
        return inner.commit(acts.slice(0, 9))
      },
    }
    await expect(
      importArchive(
        {
          ...failing,
          commit: async (acts) => {
            await failing.commit(acts)
            throw new StorageError("Unavailable", "away")
          },
        },
        sourceOf(files),
      ),
    ).rejects.toMatchObject({ reason: "Unavailable" })
    expect((await feed(inner)).length).toBeGreaterThan(5)
    const already = (await feed(inner)).length
    expect(await importArchive(inner, sourceOf(files))).toEqual({
      outcome: "imported",
      events: stored.length,
      already,
    })
    expect(await importArchive(inner, sourceOf(files))).toMatchObject({ already: stored.length })
    expect(await feed(inner)).toEqual(stored)
    const other = memoryStorage()
    await createDistrict({ storage: other, keys: memoryKeys() })
    expect(await importArchive(other, sourceOf(files))).toEqual({
      outcome: "refused",
      problems: [{ code: "storage-not-empty", part: null, line: null }],
    })
    expect(await feed(other)).toHaveLength(1)
  })

  it("that is damaged is refused with every problem and nothing half done", async () => {
    const sound = await archived({ linesAPart: 10 })
    const publicKey = await setting.keys.publicKey()
    const codesOf = async (damage: (files: Files) => void, by = publicKey) => {
      const files: Files = new Map([...sound].map(([name, lines]) => [name, [...lines]]))
      damage(files)
      const storage = memoryStorage()
      const answer = await importArchive(storage, sourceOf(files), { publicKey: by })
      expect(await feed(storage)).toHaveLength(answer.outcome === "imported" ? answer.events : 0)
      expect(JSON.stringify(answer)).not.toContain("SECRET")
      return answer.outcome === "refused"
        ? answer.problems.map(({ code, line }) => (line === null ? code : `${code}@${line}`))
        : []
    }
    const part = "events-000002.jsonl"
    const lines = (files: Files) => files.get(part) as string[]
    const manifest = (change: (manifest: ReturnType<typeof manifestOf>) => void) => (files: Files) => {
      const changed = manifestOf(files)
      change(changed)
      files.set("manifest.json", [JSON.stringify(changed)])
    }
    expect(await codesOf(() => undefined)).toEqual([])
    expect(await codesOf((files) => void lines(files).splice(3, 1))).toEqual(
      expect.arrayContaining(["part-changed", "count-wrong"]),
    )
    expect(await codesOf((files) => void lines(files).splice(3, 1, "{"))).toEqual(
      expect.arrayContaining(["line-unreadable@4", "part-changed"]),
    )
    expect(
      await codesOf((files) => {
        lines(files)[3] = (lines(files)[3] ?? "").replace(/"v":\d/, '"v":9')
        lines(files)[5] = (lines(files)[5] ?? "").replace(/"v":\d/, '"v":9')
      }),
    ).toEqual(["chain-broken@4", "chain-broken@6", "part-changed"])
    expect(await codesOf((files) => void files.set(part, lines(files).toReversed()))).toEqual(
      expect.arrayContaining(["out-of-order@2"]),
    )
    expect(await codesOf((files) => void files.delete(part))).toEqual(
      expect.arrayContaining(["part-missing", "count-wrong"]),
    )
    expect(await codesOf(manifest((each) => (each.release = "9.9.9")))).toEqual(["manifest-signature"])
    expect(await codesOf(manifest((each) => (each.events = 1)))).toEqual([
      "manifest-signature",
      "count-wrong",
    ])
    expect(await codesOf(manifest((each) => each.roots.splice(1, 1)))).toEqual(
      expect.arrayContaining(["manifest-signature", "root-broken"]),
    )
    expect(await codesOf((files) => void files.set("manifest.json", ["{}"]))).toEqual(["manifest-unreadable"])
    expect(await codesOf(() => undefined, await memoryKeys().publicKey())).toEqual(
      expect.arrayContaining(["manifest-signature", "root-broken"]),
    )
  })

  it("is opened only for a purpose, on record, and is then no archive to import", async () => {
    const openings: unknown[] = []
    const files = await archived(
      { openFor: "年度移交" },
      { onOpened: (opening: unknown) => openings.push(opening) },
    )
    expect(JSON.stringify([...files])).toContain("样例0-1")
    expect(openings.length).toBeGreaterThan(20)
    expect(openings[0]).toMatchObject({ purpose: "年度移交", values: 1 })
    const answer = await importArchive(memoryStorage(), sourceOf(files))
    expect(answer).toEqual({
      outcome: "refused",
      problems: [{ code: "opened", part: "manifest.json", line: null }],
    })
  })

  it("is handed out to nobody unless a role is named", async () => {
    const on = plainDate("2018-07-20")
    const officer = {
      kind: "officer",
      externalId: "w-1",
      unit: "u",
      roles: ["archivist"],
      validAt: on,
    } as const
    const clock = simulatedClock(instant("2018-07-20T01:30:00.000Z"))
    const ask = async (audit: object, roles = officer.roles as readonly string[]) => {
      const district = await createDistrict({ storage: memoryStorage(), clock, audit })
      return (await district.audit.archive({}, { as: { ...officer, roles } })).outcome
    }
    expect(await ask({})).toBe("refused")
    expect(await ask({ roles: { dossier: "archivist" } })).toBe("refused")
    expect(await ask({ roles: { archive: "archivist" } })).toBe("archived")
    expect(await ask({ roles: { archive: "archivist" } }, ["clerk"])).toBe("refused")
  })
})

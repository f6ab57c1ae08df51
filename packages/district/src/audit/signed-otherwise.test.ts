import type { DatabaseSync } from "node:sqlite"
import { hashMarks, type RootSignedData, ROOTS_STREAM, rootText } from "@onevisit/core/audit"
import { system } from "@onevisit/core/identity"
import { memoryStorage } from "@onevisit/storage-memory"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { hashSuites } from "../receipts/index.ts"
import { filesOf, sourceOf } from "./archive-files.fixture.ts"
import { verifyStorage } from "./audit.ts"
import { importArchive } from "./import-archive.ts"
import { rechain, signedDistrict } from "./tampering.fixture.ts"

type Setting = Awaited<ReturnType<typeof signedDistrict>>
let setting: Setting
let roots: readonly { readonly position: number; readonly data: RootSignedData }[]
beforeAll(async () => {
  setting = await signedDistrict()
  const stored = await setting.storage.readStream({ stream: ROOTS_STREAM })
  roots = stored.map(({ data, position }) => ({ position, data: data as RootSignedData }))
})
afterAll(async () => {
  await setting.storage.close()
  setting.remove()
})

/** Writes a root that says something else, under the district's own signature and in a chain made anew. */
async function signedAs(at: number, changed: Partial<RootSignedData>): Promise<(db: DatabaseSync) => void> {
  const { data, position } = roots[at]!
  const said = { ...data, ...changed }
  const signed = await setting.keys.sign(Buffer.from(rootText(said)))
  return (db) => {
    const text = JSON.stringify({ ...said, signed })
    db.prepare("UPDATE events SET data = ? WHERE position = ?").run(text, position)
    rechain(db, ROOTS_STREAM)
  }
}
const other = "0".repeat(64)
/** The kind that verify tells; `changed` where it is no root by its own measure. */
const says: readonly (readonly [string, string, (root: RootSignedData) => Partial<RootSignedData>])[] = [
  ["another hash over its events", "root-mismatch", () => ({ root: other })],
  ["another hash over its marks", "root-mismatch", () => ({ marks: other })],
  ["other marks", "root-mismatch", ({ leaves }) => ({ leaves: changedFirst(leaves) })],
  ["another number", "root-mismatch", ({ number }) => ({ number: number + 1 })],
  ["a later beginning", "root-mismatch", ({ first }) => ({ first: first + 1 })],
  ["another root before it", "root-mismatch", () => ({ previous: other })],
  ["another hash suite", "root-mismatch", ({ suite }) => ({ suite: suite === "sm3" ? "sha-256" : "sm3" })],
  ["fewer events than marks", "changed", ({ count }) => ({ count: count - 1 })],
  ["more events than marks", "changed", ({ count }) => ({ count: count + 1 })],
  ["fewer events, with their marks", "root-mismatch", (root) => withoutLast(root)],
]
function changedFirst(text: string): string {
  return `${text.startsWith("0") ? "1" : "0"}${text.slice(1)}`
}
function withoutLast({ count, leaves, suite }: RootSignedData): Partial<RootSignedData> {
  const left = leaves.slice(0, -8)
  return { count: count - 1, leaves: left, marks: hashMarks(hashSuites[suite], left) }
}

describe("a root that was signed over something else than it says", () => {
  it.each(says)("is named by verify: %s", async (_, kind, change) => {
    const publicKey = await setting.keys.publicKey()
    for (const [at, { data }] of roots.entries()) {
      const write = await signedAs(at, change(data))
      const answer = await setting.tampered(write, (storage) => verifyStorage(storage, { publicKey }))
      expect(answer).toMatchObject({
        outcome: "broken",
        first: { kind, stream: ROOTS_STREAM, version: at + 1, root: at + 1 },
      })
    }
  })

  // Marks are no part of what an archive says of a root: they lie in the root's own event, as it was signed.
  const archived = says.filter(([what]) => what !== "other marks")
  it.each(archived)("is in no archive that is imported: %s", async (_, __, change) => {
    for (const [at, { data }] of roots.entries()) {
      const files = await setting.tampered(await signedAs(at, change(data)), async () => {
        const { audit } = await createDistrict(setting)
        return filesOf(await audit.archive({}, { as: system("test") }))
      })
      const answer = await importArchive(memoryStorage(), sourceOf(files))
      const codes = answer.outcome === "refused" ? answer.problems.map(({ code }) => code) : []
      expect([at, codes]).toEqual([at, expect.arrayContaining(["root-broken"])])
    }
  })

  it("is told from one that says the same and was signed anew, which holds", async () => {
    const publicKey = await setting.keys.publicKey()
    const write = await signedAs(1, {})
    const answer = await setting.tampered(write, (storage) => verifyStorage(storage, { publicKey }))
    expect(answer).toMatchObject({ outcome: "whole", roots: roots.length })
  })
})

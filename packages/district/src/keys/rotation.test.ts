import { copyFileSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { Envelope } from "@onevisit/core/events"
import { KeysError } from "@onevisit/core/ports"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fileKeys, memoryKeys } from "./file-keys.ts"
import { parseKeyRing, type Rotation } from "./key-ring.ts"
import { ringKeys, type RingKeys } from "./ring-keys.ts"
import type { SuiteName } from "./suite.ts"

const AES: SuiteName = "aes-256-gcm/sha-256"
const SM: SuiteName = "sm4-ctr+hmac-sm3/sm3"
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const freshPath = (): string => join(mkdtempSync(join(tmpdir(), "keys-")), "district.keys")
const opened = async (keys: Pick<RingKeys, "unwrap">, envelope: Envelope): Promise<string> => {
  const plain = await keys.unwrap(envelope)
  return plain === "destroyed" ? plain : Buffer.from(plain).toString()
}
/** The keys as a text had them at some moment, which is what a thief of a backup has. */
const asIn = (text: string, master?: Uint8Array) => {
  const ring = parseKeyRing(text, master)
  return ringKeys({ current: () => ring, change: async () => {} })
}
const reasonOf = (error: unknown): string => (error instanceof KeysError ? error.reason : String(error))

type Step =
  | { readonly do: "create" | "seal" | "destroy"; readonly subject: string }
  | { readonly do: "sign" | "reopen" }
  | { readonly do: "rotate"; readonly rotation: Rotation }

const subject = fc.constantFrom("sub_1", "sub_2", "sub_3")
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("create" as const, "seal" as const, "seal" as const), subject }),
  fc.record({ do: fc.constant("destroy" as const), subject }),
  fc.record({ do: fc.constantFrom("sign" as const, "reopen" as const) }),
  fc.record({
    do: fc.constant("rotate" as const),
    rotation: fc.record(
      {
        subjects: fc.constant("all" as const),
        signing: fc.boolean(),
        masterKey: fc.constantFrom("within" as const, new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)),
        suite: fc.constantFrom(AES, SM),
      },
      { requiredKeys: [] },
    ),
  }),
)

describe("keys that are changed for fresh ones", () => {
  it("open and check all that was sealed and signed before, whatever was changed in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.constantFrom(AES, SM), async (steps, suite) => {
        const path = freshPath()
        let master: Uint8Array | undefined
        fileKeys(path, { suite })
        let keys = fileKeys(path)
        const index = await keys.blindIndex("phone", "13900000000")
        const sealed: { of: string; plain: string; envelope: Envelope }[] = []
        const signed: { text: string; signature: Awaited<ReturnType<RingKeys["sign"]>> }[] = []
        const gone = new Set<string>()
        const known = new Set<string>()
        for (const [turn, each] of steps.entries()) {
          if (each.do === "create" && !gone.has(each.subject)) {
            await keys.create(each.subject)
            known.add(each.subject)
          } else if (each.do === "seal" && known.has(each.subject)) {
            const plain = `secret ${turn}`
            const envelope = await keys.wrap(each.subject, `place ${turn}`, bytes(plain))
            expect(envelope.suite).toBe(keys.suite)
            sealed.push({ of: each.subject, plain, envelope })
          } else if (each.do === "destroy") {
            await keys.destroy(each.subject)
            gone.add(each.subject)
            known.delete(each.subject)
          } else if (each.do === "sign")
            signed.push({ text: `${turn}`, signature: await keys.sign(bytes(`${turn}`)) })
          else if (each.do === "rotate") {
            await keys.rotate(each.rotation)
            const { masterKey } = each.rotation
            if (masterKey !== undefined) master = masterKey === "within" ? undefined : masterKey
            if (each.rotation.suite !== undefined) expect(keys.suite).toBe(each.rotation.suite)
          } else if (each.do === "reopen") keys = fileKeys(path, master ? { masterKey: master } : {})
        }
        expect(await keys.blindIndex("phone", "13900000000")).toBe(index)
        for (const { envelope, of, plain } of sealed)
          expect(await opened(keys, envelope)).toBe(gone.has(of) ? "destroyed" : plain)
        for (const { signature, text } of signed) {
          expect(await keys.verify(bytes(text), signature)).toBe(true)
          expect(await keys.verify(bytes(`${text}!`), signature)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })

  it("keep what is sealed from then on from whoever has the old ones", async () => {
    const path = freshPath()
    const keys = fileKeys(path)
    await keys.createAll(["sub_1", "sub_2"])
    const stolen = readFileSync(path, "utf8")
    const before = await keys.wrap("sub_1", "place", bytes("before"))
    await keys.rotate({ subjects: ["sub_1"] })
    const after = await keys.wrap("sub_1", "place", bytes("after"))
    const other = await keys.wrap("sub_2", "place", bytes("other"))
    expect(await opened(keys, before)).toBe("before")
    expect(await opened(keys, after)).toBe("after")
    const thief = asIn(stolen)
    expect(await opened(thief, before)).toBe("before")
    await expect(thief.unwrap(after).catch(reasonOf)).resolves.toBe("Corrupt")
    // Only those who were named have a fresh one.
    expect(await opened(thief, other)).toBe("other")
  })

  it("sign with a fresh key, and name the earlier ones", async () => {
    const keys = memoryKeys()
    const first = await keys.publicKey()
    const signed = await keys.sign(bytes("root"))
    await keys.rotate({ signing: true })
    expect(await keys.publicKey()).not.toEqual(first)
    expect(await keys.publicKeys()).toEqual([await keys.publicKey(), first])
    expect((await keys.sign(bytes("root"))).signature).not.toBe(signed.signature)
    expect(await keys.verify(bytes("root"), signed)).toBe(true)
  })

  it("are worth nothing under the master key of before", async () => {
    const path = freshPath()
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    const keys = fileKeys(path, { masterKey: one })
    await keys.create("sub_1")
    const envelope = await keys.wrap("sub_1", "place", bytes("a secret"))
    const beside = fileKeys(path, { masterKey: one })
    await keys.rotate({ masterKey: two })
    expect(await opened(keys, envelope)).toBe("a secret")
    expect(() => fileKeys(path, { masterKey: one })).toThrow(/master key/)
    // Another program that runs on stops instead of writing the old ring over the new one.
    await expect(beside.create("sub_2").catch(reasonOf)).resolves.toBe("Rejected")
    expect(await opened(fileKeys(path, { masterKey: two }), envelope)).toBe("a secret")
    expect(readFileSync(path, "utf8")).not.toContain(Buffer.from(two).toString("base64url"))
  })

  it("change hands between programs that use the same file", async () => {
    const path = freshPath()
    const [one, other] = [fileKeys(path), fileKeys(path)]
    await one.create("sub_1")
    await one.rotate({ subjects: "all", suite: SM })
    const envelope = await other.wrap("sub_1", "place", bytes("a secret"))
    expect(envelope.suite).toBe(SM)
    expect(await opened(one, envelope)).toBe("a secret")
  })

  it("are refused whole for a subject that has none, or a master key that is none", async () => {
    const path = freshPath()
    const keys = fileKeys(path)
    await keys.create("sub_1")
    const before = readFileSync(path, "utf8")
    await expect(keys.rotate({ subjects: ["sub_1", "sub_9"], signing: true }).catch(reasonOf)).resolves.toBe(
      "Rejected",
    )
    await expect(keys.rotate({ masterKey: new Uint8Array(16) }).catch(reasonOf)).resolves.toBe("Rejected")
    expect(readFileSync(path, "utf8")).toBe(before)
  })

  it("may be those of an earlier release", async () => {
    const databases = resolve(import.meta.dirname, "../../../../tests/fixtures/databases")
    const path = freshPath()
    copyFileSync(join(databases, "0.4.0", "district.keys"), path)
    const keys = fileKeys(path)
    const [index, signed] = [await keys.blindIndex("s", "v"), await keys.sign(bytes("x"))]
    const [subject = ""] = Object.keys(JSON.parse(readFileSync(path, "utf8").split("\n")[0] ?? "").subjects)
    const envelope = await keys.wrap(subject, "place", bytes("of before"))
    await keys.rotate({ subjects: "all", signing: true, suite: SM, masterKey: "within" })
    const again = fileKeys(path)
    expect(again.suite).toBe(SM)
    expect(await opened(again, envelope)).toBe("of before")
    expect(await again.blindIndex("s", "v")).toBe(index)
    expect(await again.verify(bytes("x"), signed)).toBe(true)
  })
})

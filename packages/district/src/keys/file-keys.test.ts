import { fork } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Envelope } from "@onevisit/core/events"
import { type Keys, KeysError } from "@onevisit/core/ports"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fileKeys, memoryKeys } from "./file-keys.ts"
import { newKeyRing, withoutSubject, withSubjects } from "./key-ring.ts"
import { ringKeys } from "./ring-keys.ts"
import type { SuiteName } from "./suite.ts"

const suites: readonly SuiteName[] = ["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3"]
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const text = (opened: Uint8Array | "destroyed"): string =>
  opened === "destroyed" ? opened : new TextDecoder().decode(opened)
const freshPath = (): string => join(mkdtempSync(join(tmpdir(), "keys-")), "district.keys")
const reasonOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof KeysError) return error.reason
    throw error
  }
  return "no error"
}

const kinds: readonly (readonly [string, () => Keys])[] = suites.flatMap((suite) => [
  [`a file, ${suite}`, () => fileKeys(freshPath(), { suite })] as const,
  [`memory, ${suite}`, () => memoryKeys({ suite })] as const,
])

describe.each(kinds)("keys in %s", (_, make) => {
  it("open what they sealed, whatever it is, and only in its place", async () => {
    const keys = make()
    await keys.create("sub_1")
    await keys.create("sub_1")
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.string(), async (plain, context) => {
        const envelope = await keys.wrap("sub_1", context, plain)
        expect(envelope.suite).toBe(keys.suite)
        expect(new Uint8Array(await opened(keys, envelope))).toEqual(plain)
        expect(await reasonOf(() => keys.unwrap({ ...envelope, context: `${context}x` }))).toBe("Corrupt")
      }),
      { numRuns: 30 },
    )
  })

  it("refuse an envelope with any bit changed, or given to another subject", async () => {
    const keys = make()
    await keys.create("sub_1")
    await keys.create("sub_2")
    const envelope = await keys.wrap("sub_1", "place", bytes("a secret"))
    for (const part of ["nonce", "ciphertext", "tag"] as const) {
      const whole = Buffer.from(envelope[part], "base64url")
      for (let bit = 0; bit < whole.length * 8; bit += 7) {
        const changed = Buffer.from(whole)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const moved = { ...envelope, [part]: changed.toString("base64url") }
        expect(await reasonOf(() => keys.unwrap(moved))).toBe("Corrupt")
      }
      expect(await reasonOf(() => keys.unwrap({ ...envelope, [part]: "" }))).toBe("Corrupt")
    }
    expect(await reasonOf(() => keys.unwrap({ ...envelope, subject: "sub_2" }))).toBe("Corrupt")
    expect(await reasonOf(() => keys.unwrap({ ...envelope, subject: "sub_3" }))).toBe("Corrupt")
    expect(await reasonOf(() => keys.unwrap({ ...envelope, suite: "rot13" }))).toBe("Corrupt")
    const other = suites.find((suite) => suite !== envelope.suite) ?? ""
    expect(await reasonOf(() => keys.unwrap({ ...envelope, suite: other }))).toBe("Corrupt")
  })

  it("never bring a destroyed key back, under any call", async () => {
    const keys = make()
    await keys.create("sub_1")
    const envelope = await keys.wrap("sub_1", "place", bytes("a secret"))
    await keys.destroy("sub_1")
    await keys.destroy("sub_1")
    expect(await keys.unwrap(envelope)).toBe("destroyed")
    expect(await keys.unwrapAll([envelope])).toEqual(["destroyed"])
    expect(await reasonOf(() => keys.create("sub_1"))).toBe("Rejected")
    expect(await reasonOf(() => keys.wrap("sub_1", "place", bytes("more")))).toBe("Rejected")
    await keys.destroy("never had one")
    expect(await reasonOf(() => keys.create("never had one"))).toBe("Rejected")
  })

  it("seal several in order, and nothing for a subject without a key", async () => {
    const keys = make()
    await Promise.all(["a", "b"].map((subject) => keys.create(subject)))
    const sealed = await keys.wrapAll(
      ["a", "b", "a"].map((subject, at) => ({ subject, context: "c", plain: bytes(`${at}`) })),
    )
    expect((await keys.unwrapAll(sealed)).map(text)).toEqual(["0", "1", "2"])
    expect(new Set(sealed.map(({ nonce }) => nonce)).size).toBe(3)
    expect(await reasonOf(() => keys.wrap("c", "place", bytes("x")))).toBe("Rejected")
  })

  it("index the same value alike within a scope and never across scopes, and vouch by signature", async () => {
    const keys = make()
    const index = await keys.blindIndex("identifier:uscc", "a value")
    expect(index).toMatch(/^[0-9a-f]{64}$/)
    expect(await keys.blindIndex("identifier:uscc", "a value")).toBe(index)
    expect(await keys.blindIndex("identifier:other", "a value")).not.toBe(index)
    expect(await make().blindIndex("identifier:uscc", "a value")).not.toBe(index)
    const signed = await keys.sign(bytes("a guide"))
    expect(await keys.verify(bytes("a guide"), signed)).toBe(true)
    expect(await keys.verify(bytes("a guise"), signed)).toBe(false)
    expect(await keys.verify(bytes("a guide"), { ...signed, suite: "none" })).toBe(false)
  })
})

describe("a key ring", () => {
  it("is kept once for all subjects that are created together", async () => {
    let [ring, kept] = [newKeyRing("aes-256-gcm/sha-256"), 0]
    const keys = ringKeys({
      current: () => ring,
      change: async (change) => {
        kept += 1
        ring = change(ring)
      },
    })
    const many = Array.from({ length: 1000 }, (_, at) => `sub_${at}`)
    await keys.createAll(many)
    await keys.createAll(many)
    expect([kept, ring.subjects.size]).toEqual([1, 1000])
  })
})

describe("a key file", () => {
  it("is readable by its owner alone, and leaves nothing beside it", async () => {
    const path = freshPath()
    const keys = fileKeys(path)
    await keys.create("sub_1")
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, ".."))).toEqual(["district.keys"])
  })

  it("opens again what was sealed before, under either suite", async () => {
    const path = freshPath()
    const first = fileKeys(path)
    await first.create("sub_1")
    const envelope = await first.wrap("sub_1", "place", bytes("a secret"))
    const index = await first.blindIndex("scope", "value")
    const second = fileKeys(path, { suite: "sm4-ctr+hmac-sm3/sm3" })
    expect(text(await second.unwrap(envelope))).toBe("a secret")
    expect(await second.blindIndex("scope", "value")).toBe(index)
    expect((await second.wrap("sub_1", "place", bytes("x"))).suite).toBe("sm4-ctr+hmac-sm3/sm3")
  })

  it("no longer holds the secret of a destroyed subject, in this program or another", async () => {
    const path = freshPath()
    const [one, two] = [fileKeys(path), fileKeys(path)]
    await one.create("sub_1")
    const envelope = await two.wrap("sub_1", "place", bytes("a secret"))
    expect(JSON.parse(line(path)).subjects["sub_1"]).toEqual([expect.any(String)])
    await one.destroy("sub_1")
    expect(JSON.parse(line(path)).subjects["sub_1"]).toBeNull()
    expect(await two.unwrap(envelope)).toBe("destroyed")
    expect(await reasonOf(() => two.create("sub_1"))).toBe("Rejected")
    expect(await fileKeys(path).unwrap(envelope)).toBe("destroyed")
  })

  it("is refused when cut short anywhere, changed anywhere, or no key file, and stays as it was", async () => {
    const path = freshPath()
    await fileKeys(path).create("sub_1")
    const whole = readFileSync(path)
    const damaged = [
      Buffer.alloc(0),
      Buffer.from("not a key file"),
      Buffer.from("{}\n"),
      Buffer.concat([whole, whole]),
    ]
    for (let at = 0; at < whole.length; at += 11) damaged.push(whole.subarray(0, at))
    for (let at = 0; at < whole.length; at += 13) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      damaged.push(changed)
    }
    for (const content of damaged) {
      writeFileSync(path, content)
      const reason = await reasonOf(() => fileKeys(path))
      expect(["Corrupt", "Rejected"]).toContain(reason)
      expect(readFileSync(path)).toEqual(content)
    }
  })

  it("opens only with its master key, where that is kept elsewhere", async () => {
    const path = freshPath()
    const masterKey = new Uint8Array(32).fill(7)
    const keys = fileKeys(path, { masterKey })
    await keys.create("sub_1")
    const envelope = await keys.wrap("sub_1", "place", bytes("a secret"))
    expect(text(await fileKeys(path, { masterKey }).unwrap(envelope))).toBe("a secret")
    expect(await reasonOf(() => fileKeys(path))).toBe("Rejected")
    expect(await reasonOf(() => fileKeys(path, { masterKey: new Uint8Array(32) }))).toBe("Rejected")
    expect(await reasonOf(() => fileKeys(path, { masterKey: new Uint8Array(16) }))).toBe("Rejected")
    expect(readFileSync(path, "utf8")).not.toContain(Buffer.from(masterKey).toString("base64url"))
  })

  it("says when it is gone or its folder is not there", async () => {
    expect(await reasonOf(() => fileKeys("/nowhere/at/all/district.keys"))).toBe("Unavailable")
    const path = freshPath()
    const keys = fileKeys(path)
    const { unlinkSync } = await import("node:fs")
    unlinkSync(path)
    expect(await reasonOf(() => keys.create("sub_1"))).toBe("Unavailable")
    expect(existsSync(path)).toBe(false)
  })

  it("stays destroyed though another program was about to create it", () => {
    const ring = withoutSubject(newKeyRing("aes-256-gcm/sha-256"), "sub_1")
    expect(withSubjects(ring, ["sub_1", "sub_2"]).subjects.get("sub_1")).toBeNull()
  })

  it("takes over the lock of a program that died, and waits for one that lives", async () => {
    const path = freshPath()
    const keys = fileKeys(path, { waitMs: 100 })
    const { hostname } = await import("node:os")
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), token: "" }))
    await keys.create("sub_1")
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ pid: process.pid, host: hostname(), token: "of an earlier run" }),
    )
    await keys.create("sub_2")
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.ppid, host: hostname(), token: "" }))
    expect(await reasonOf(() => keys.create("sub_3"))).toBe("Unavailable")
  })

  it("loses no subject when several programs create at once", async () => {
    const path = freshPath()
    fileKeys(path)
    const script = join(import.meta.dirname, "create-subjects.fixture.ts")
    const run = (name: string): Promise<number | null> =>
      new Promise((resolve) => {
        const execArgv = ["--conditions=onevisit-source", "--no-warnings"]
        fork(script, [path, name], { execArgv, stdio: "inherit" }).on("exit", resolve)
      })
    expect(await Promise.all(["a", "b", "c"].map(run))).toEqual([0, 0, 0])
    expect(Object.keys(JSON.parse(line(path)).subjects)).toHaveLength(60)
  })
})

function line(path: string): string {
  return readFileSync(path, "utf8").split("\n")[0] ?? ""
}

async function opened(keys: Keys, envelope: Envelope): Promise<Uint8Array> {
  const plain = await keys.unwrap(envelope)
  if (plain === "destroyed") throw new Error("destroyed")
  return plain
}

import { createHash } from "node:crypto"
import { defineFiles, type Files, FilesError } from "@onevisit/core/ports"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import { sealedFiles } from "./sealed-files.ts"

const PIECE = 64 * 1024
async function* stream(...parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts
}
const collect = async (bytes: AsyncIterable<Uint8Array> | "erased"): Promise<Buffer> => {
  if (bytes === "erased") throw new Error("erased")
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}
/** A Files port over a map, that hands its bytes out in small parts. */
const memoryFiles = (): { readonly files: Files; readonly kept: Map<string, Buffer> } => {
  const kept = new Map<string, Buffer>()
  const files = defineFiles({
    put: async (bytes, { maxBytes }) => {
      const whole = await collect(bytes)
      if (whole.length > maxBytes) throw new FilesError("Rejected", "too long")
      const hash = `sha256:${createHash("sha256").update(whole).digest("hex")}`
      kept.set(hash, whole)
      return { hash, size: whole.length, state: "quarantined" }
    },
    get: async (hash) => {
      const whole = kept.get(hash)
      if (whole === undefined) throw new FilesError("Rejected", "no such file")
      return stream(whole.subarray(0, 7), whole.subarray(7, 100), whole.subarray(100))
    },
    stat: async () => null,
    markClean: async () => undefined,
    delete: async () => undefined,
  })
  return { files, kept }
}
const setUp = async (suite: "aes-256-gcm/sha-256" | "sm4-ctr+hmac-sm3/sm3" = "aes-256-gcm/sha-256") => {
  const { files, kept } = memoryFiles()
  const keys = memoryKeys({ suite })
  await keys.create("sub_1")
  const sealed = sealedFiles({ files, keys })
  const put = (...parts: readonly Uint8Array[]) =>
    sealed.put({ subject: "sub_1", context: "case-1", bytes: stream(...parts), maxBytes: 1_000_000 })
  return { kept, keys, put, sealed }
}

describe.each(["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3"] as const)("a file sealed by %s", (suite) => {
  it("comes back as it was, however it is cut, and cannot be read where it lies", async () => {
    const { kept, put, sealed } = await setUp(suite)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), async (parts) => {
        const stored = await put(...parts)
        const plain = Buffer.concat(parts)
        expect(stored.plainSize).toBe(plain.length)
        expect(stored.size).toBe(kept.get(stored.hash)?.length)
        if (plain.length > 8) expect(kept.get(stored.hash)?.includes(plain)).toBe(false)
        expect(await collect(await sealed.get({ ...stored, context: "case-1" }))).toEqual(plain)
      }),
      { numRuns: 25 },
    )
    for (const size of [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5]) {
      const plain = Buffer.alloc(size, "x1y2z")
      const stored = await put(plain.subarray(0, 10), plain.subarray(10))
      expect((await collect(await sealed.get({ ...stored, context: "case-1" }))).equals(plain)).toBe(true)
    }
  })

  it("is corrupt when bytes are changed, dropped, added or put in another order", async () => {
    const { kept, put, sealed } = await setUp(suite)
    const stored = await put(Buffer.alloc(2 * PIECE + 10, "a secret"))
    const whole = kept.get(stored.hash) ?? Buffer.alloc(0)
    const header = whole.indexOf("\n") + 1
    const frame = (whole.length - header - 10 - (5 + (suite.startsWith("aes") ? 28 : 48))) / 2
    const [one, two, last] = [
      whole.subarray(header, header + frame),
      whole.subarray(header + frame, header + 2 * frame),
      whole.subarray(header + 2 * frame),
    ]
    const head = whole.subarray(0, header)
    const twoAsLast = Buffer.from(two)
    twoAsLast.writeUInt8(1, 4)
    const damaged = [
      Buffer.concat([head, one, twoAsLast]),
      Buffer.concat([head, two, one, last]),
      Buffer.concat([head, one, last]),
      Buffer.concat([head, one, two]),
      Buffer.concat([head, one, two, last, last]),
      Buffer.concat([whole, Buffer.from("x")]),
      Buffer.concat([Buffer.from("x"), whole]),
      Buffer.alloc(0),
      whole.subarray(0, -1),
      Buffer.alloc(500, "no line ends here"),
    ]
    for (let at = 0; at < whole.length; at += 4999) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      damaged.push(changed)
    }
    for (const bytes of damaged) {
      kept.set(stored.hash, bytes)
      const read = sealed.get({ ...stored, context: "case-1" }).then(collect)
      await expect(read).rejects.toMatchObject({ _tag: "FilesError", reason: "Corrupt" })
    }
  })
})

describe("a sealed file", () => {
  it("opens only where it belongs, and is erased with its subject", async () => {
    const { keys, put, sealed } = await setUp()
    const stored = await put(Buffer.from("a secret"))
    const elsewhere = sealed.get({ ...stored, context: "case-2" })
    await expect(elsewhere).rejects.toMatchObject({ reason: "Corrupt" })
    const forged = { ...stored.key, context: "file/case-2" }
    await expect(sealed.get({ ...stored, key: forged, context: "case-2" })).rejects.toMatchObject({
      reason: "Corrupt",
    })
    await keys.destroy("sub_1")
    expect(await sealed.get({ ...stored, context: "case-1" })).toBe("erased")
  })

  it("is refused when it has more bytes than may be, to the byte, and nothing is stored", async () => {
    const { kept, sealed } = await setUp()
    const put = (size: number, maxBytes: number) =>
      sealed.put({ subject: "sub_1", context: "c", bytes: stream(Buffer.alloc(size)), maxBytes })
    for (const maxBytes of [0, 1, 100, PIECE, 3 * PIECE]) {
      kept.clear()
      await expect(put(maxBytes + 1, maxBytes)).rejects.toMatchObject({
        _tag: "FilesError",
        reason: "Rejected",
      })
      expect(kept.size).toBe(0)
      expect((await put(maxBytes, maxBytes)).plainSize).toBe(maxBytes)
    }
  })
})

/** The contract of a file store, as tests. */
import type { Files } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import * as fc from "fast-check"
import { failsWith, sameContent, type TestFunctions } from "./contract.ts"

export interface FilesContract extends TestFunctions {
  readonly name: string
  /** A fresh and empty store, called once for each test. */
  readonly make: () => Files | Promise<Files>
  /** Opens again what a store has left behind. Left out by stores that keep nothing. */
  readonly reopen?: (files: Files) => Files | Promise<Files>
  readonly capabilities?: {
    /** Changes the bytes that are kept under `hash`; reading them must then fail as `Corrupt`. */
    readonly damage?: (files: Files, hash: string) => void | Promise<void>
    /** How many files are kept in any state, half-written ones included, looked at from outside. */
    readonly countFiles?: (files: Files) => number | Promise<number>
  }
}

const LIMIT = { maxBytes: 1_000_000 }

/** Declares the tests that every file store must pass. */
export function filesContract(contract: FilesContract): void {
  const { capabilities = {}, describe, it, make, name, reopen } = contract
  const { countFiles, damage } = capabilities
  const test = (sentence: string, body: (files: Files) => Promise<void>) =>
    it(sentence, async () => body(await make()))

  describe(`${name} keeps the contract of a file store`, () => {
    test("names a file by the SHA-256 of its bytes, in quarantine at first", async (files) => {
      const bytes = Buffer.from("sealed bytes")
      sameContent(await files.put(chunks(bytes), LIMIT), {
        hash: hashOf(bytes),
        size: bytes.length,
        state: "quarantined",
      })
      sameContent(await files.stat(hashOf(bytes)), {
        hash: hashOf(bytes),
        size: bytes.length,
        state: "quarantined",
      })
      assert.equal(await files.stat(hashOf(Buffer.from("others"))), null)
    })

    test("gives back exactly the bytes that were put, however they were cut", async (files) => {
      const cut = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(cut, async (parts) => {
          const whole = Buffer.concat(parts)
          const { hash, size } = await files.put(chunks(...parts), LIMIT)
          assert.equal(size, whole.length)
          assert.ok(whole.equals(await bytesOf(files, hash)))
        }),
        { numRuns: 25 },
      )
    })

    test("keeps a file of several megabytes", async (files) => {
      const part = Buffer.alloc(1 << 20, "样例")
      const { hash } = await files.put(chunks(part, part, part), { maxBytes: 3 << 20 })
      assert.equal(hashOf(await bytesOf(files, hash)), hash)
    })

    test("keeps nothing by reference of the chunks it is given", async (files) => {
      const chunk = Buffer.from("first")
      const reused = async function* () {
        yield chunk
        chunk.write("other")
        yield chunk
      }
      const { hash } = await files.put(reused(), LIMIT)
      assert.equal((await bytesOf(files, hash)).toString(), "firstother")
    })

    test("hands out a quarantined file to the scanner only", async (files) => {
      const { hash } = await files.put(chunks(Buffer.from("x")), LIMIT)
      await failsWith(() => files.get(hash), "FilesError", ["Rejected"])
      assert.equal((await bytesOf(files, hash)).toString(), "x")
      await files.markClean(hash)
      await files.markClean(hash)
      assert.equal((await files.stat(hash))?.state, "clean")
      assert.equal(Buffer.concat(await collect(await files.get(hash))).toString(), "x")
    })

    test("takes the same bytes twice as one file, which stays clean", async (files) => {
      const bytes = Buffer.from("same")
      const { hash } = await files.put(chunks(bytes), LIMIT)
      await files.markClean(hash)
      sameContent(await files.put(chunks(bytes), LIMIT), { hash, size: 4, state: "clean" })
      if (countFiles) assert.equal(await countFiles(files), 1)
    })

    test("refuses more than the limit, leaves nothing behind, and stops reading", async (files) => {
      let given = 0
      const endless = async function* () {
        for (;;) {
          given += 1
          yield Buffer.alloc(1000, given)
        }
      }
      await failsWith(() => files.put(endless(), { maxBytes: 10_500 }), "FilesError", ["Rejected"])
      assert.ok(given <= 12, "Nothing is read beyond the limit")
      if (countFiles) assert.equal(await countFiles(files), 0)
      const exact = await files.put(chunks(Buffer.alloc(500)), { maxBytes: 500 })
      assert.equal(exact.size, 500)
    })

    test("leaves nothing behind when the source fails, and passes the failure on", async (files) => {
      const broken = async function* () {
        yield Buffer.from("half")
        throw new RangeError("The sender has gone")
      }
      await assert.rejects(files.put(broken(), LIMIT), RangeError)
      if (countFiles) assert.equal(await countFiles(files), 0)
    })

    test("forgets a deleted file, which is in quarantine when it comes again", async (files) => {
      const bytes = Buffer.from("gone")
      const { hash } = await files.put(chunks(bytes), LIMIT)
      await files.markClean(hash)
      await files.delete(hash)
      await files.delete(hash)
      assert.equal(await files.stat(hash), null)
      await failsWith(() => files.get(hash), "FilesError", ["Rejected"])
      await failsWith(() => files.markClean(hash), "FilesError", ["Rejected"])
      assert.equal((await files.put(chunks(bytes), LIMIT)).state, "quarantined")
    })

    test("refuses a name that is no hash", async (files) => {
      const wrong = [
        "",
        "../../etc/passwd",
        "sha256:../../../etc/passwd",
        `sha256:${"A".repeat(64)}`,
        `sha256:${"0".repeat(63)}`,
        "md5:0",
        `sha256:${"0".repeat(64)}/x`,
      ]
      for (const hash of wrong) {
        await failsWith(() => files.get(hash), "FilesError", ["Rejected"])
        await failsWith(() => files.stat(hash), "FilesError", ["Rejected"])
        await failsWith(() => files.markClean(hash), "FilesError", ["Rejected"])
        await failsWith(() => files.delete(hash), "FilesError", ["Rejected"])
      }
    })

    test("keeps every file when many come at once, the same ones too", async (files) => {
      const texts = Array.from({ length: 30 }, (_, at) => `file ${at % 10}`)
      const put = await Promise.all(texts.map((text) => files.put(chunks(Buffer.from(text)), LIMIT)))
      await Promise.all([...new Set(put.map(({ hash }) => hash))].map((hash) => files.markClean(hash)))
      for (const [at, { hash }] of put.entries()) {
        assert.equal((await files.stat(hash))?.state, "clean")
        assert.equal((await bytesOf(files, hash)).toString(), texts[at])
      }
      if (countFiles) assert.equal(await countFiles(files), 10)
    })

    if (damage) {
      test("fails as corrupt when the bytes it kept have changed, and takes them again", async (files) => {
        const bytes = Buffer.alloc(300_000, "sealed")
        const { hash } = await files.put(chunks(bytes), LIMIT)
        await damage(files, hash)
        await failsWith(() => bytesOf(files, hash), "FilesError", ["Corrupt"])
        await files.put(chunks(bytes), LIMIT)
        assert.ok(bytes.equals(await bytesOf(files, hash)))
      })
    }

    if (reopen) {
      test("still has its files, in their state, when it is opened again", async (files) => {
        const one = await files.put(chunks(Buffer.from("one")), LIMIT)
        const two = await files.put(chunks(Buffer.from("two")), LIMIT)
        await files.markClean(two.hash)
        const again = await reopen(files)
        assert.equal((await again.stat(one.hash))?.state, "quarantined")
        assert.equal((await again.stat(two.hash))?.state, "clean")
        assert.equal((await bytesOf(again, one.hash)).toString(), "one")
      })
    }
  })
}

async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return parts
}

async function bytesOf(files: Files, hash: string): Promise<Buffer> {
  return Buffer.concat(await collect(await files.get(hash, { quarantined: true })))
}

function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`
}

/** The contract of a file store, as tests. */
import type { Files } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { type Capability, type CertifiedContract, certifiedSuite, given } from "../certified/index.ts"
import { failsWith, sameContent } from "../contract.ts"
import { bytesOf, chunks, collect, type FilesTest, hashOf, LIMIT, type Open } from "./files-test.ts"
import { damaged, lasting, shared } from "./lasting-files.ts"

/** What some file stores can and others cannot. Each is handed in, or declared lacking with the reason. */
export interface FilesCapabilities {
  /** Opens again what a store has left behind. */
  readonly reopen: Capability<Open>
  /** Opens the files of an open store a second time, as another program would. */
  readonly beside: Capability<Open>
  /** Changes the bytes that are kept under `hash`; reading them must then fail as `Corrupt`. */
  readonly damage: Capability<(files: Files, hash: string) => void | Promise<void>>
  /** How many files are kept in any state, half-written ones included, looked at from outside. */
  readonly countFiles: Capability<(files: Files) => number | Promise<number>>
}

export interface FilesContract extends CertifiedContract {
  /** A fresh and empty store, called once for each test. */
  readonly make: () => Files | Promise<Files>
  readonly capabilities: FilesCapabilities
}

const labels = {
  reopen: text("重新打开", "opened again"),
  beside: text("多程序共用", "used by several programs"),
  damage: text("发现损坏", "damage is found out"),
  countFiles: text("清点文件", "files are counted from outside"),
}

/**
 * Declares the tests that every file store must pass, and those of what it can besides; the last hands out a certificate.
 *
 * @example
 * ```ts
 * import { filesContract, memoryFiles } from "@onevisit/testkit"
 * import { describe, it } from "node:test"
 *
 * const lacks = "keeps nothing that outlives the program"
 * filesContract({
 *   name: "memory",
 *   make: memoryFiles,
 *   capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, countFiles: { lacks } },
 *   describe,
 *   it,
 * })
 * ```
 */
export function filesContract(contract: FilesContract): void {
  const { capabilities, make } = contract
  // Callers without types may leave out what they ought to declare: the first test then says so.
  const { beside, countFiles, damage, reopen } = (capabilities ?? {}) as Partial<FilesCapabilities>
  const count = given(countFiles)
  const counted = async (files: Files, expected: number): Promise<void> => {
    if (count) assert.equal(await count(files), expected, "Files that are kept, half-written ones included")
  }
  const port = { port: text("文件", "files"), labels, declared: { ...capabilities } }

  certifiedSuite(contract, port, (group) => {
    const testing =
      (declare: (test: FilesTest) => void) => (it: Parameters<Parameters<typeof group>[1]>[0]) =>
        declare((sentence, body) => it(sentence, async () => body(await make())))
    group(
      text("存取", "bytes"),
      testing((test) => bytes(test)),
    )
    group(
      text("隔离", "quarantine"),
      testing((test) => quarantine(test, counted)),
    )
    group(
      text("限额与中断", "limits"),
      testing((test) => limits(test, counted)),
    )
    group(text("名称", "names"), testing(names))
    group(
      text("竞争", "races"),
      testing((test) => races(test, counted)),
    )
    const [open, other, change] = [given(reopen), given(beside), given(damage)]
    if (change)
      group(
        text("损坏", "damage"),
        testing((test) => damaged(test, change)),
      )
    if (open)
      group(
        text("重新打开", "what lasts"),
        testing((test) => lasting(test, open)),
      )
    if (other)
      group(
        text("共用数据", "shared data"),
        testing((test) => shared(test, other)),
      )
  })
}

type Counted = (files: Files, expected: number) => Promise<void>

function bytes(test: FilesTest): void {
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
    assert.equal(hash, hashOf(Buffer.concat([part, part, part])))
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
}

function quarantine(test: FilesTest, counted: Counted): void {
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
    await counted(files, 1)
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
}

function limits(test: FilesTest, counted: Counted): void {
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
    await counted(files, 0)
    const exact = await files.put(chunks(Buffer.alloc(500)), { maxBytes: 500 })
    assert.equal(exact.size, 500)
  })

  test("leaves nothing behind when the source fails, and passes the failure on", async (files) => {
    const broken = async function* () {
      yield Buffer.from("half")
      throw new RangeError("The sender has gone")
    }
    await assert.rejects(files.put(broken(), LIMIT), RangeError)
    assert.equal(await files.stat(hashOf(Buffer.from("half"))), null, "Half a file is no file")
    await counted(files, 0)
  })
}

function names(test: FilesTest): void {
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
}

function races(test: FilesTest, counted: Counted): void {
  test("keeps every file when many come at once, the same ones too", async (files) => {
    const texts = Array.from({ length: 30 }, (_, at) => `file ${at % 10}`)
    const put = await Promise.all(texts.map((text) => files.put(chunks(Buffer.from(text)), LIMIT)))
    await Promise.all([...new Set(put.map(({ hash }) => hash))].map((hash) => files.markClean(hash)))
    for (const [at, { hash }] of put.entries()) {
      assert.equal((await files.stat(hash))?.state, "clean")
      assert.equal((await bytesOf(files, hash)).toString(), texts[at])
    }
    await counted(files, 10)
  })
}

/** What of files lasts: damage is found out, and they are there when opened again and beside other programs. */
import type { Files } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith } from "../contract.ts"
import { bytesOf, chunks, type FilesTest, LIMIT, type Open } from "./files-test.ts"

export function damaged(test: FilesTest, damage: (files: Files, hash: string) => void | Promise<void>): void {
  test("fails as corrupt when the bytes it kept have changed, and takes them again", async (files) => {
    const bytes = Buffer.alloc(300_000, "sealed")
    const { hash } = await files.put(chunks(bytes), LIMIT)
    await damage(files, hash)
    await failsWith(() => bytesOf(files, hash), "FilesError", ["Corrupt"])
    await files.put(chunks(bytes), LIMIT)
    assert.ok(bytes.equals(await bytesOf(files, hash)))
  })
}

export function lasting(test: FilesTest, reopen: Open): void {
  test("still has its files, in their state, when it is opened again", async (files) => {
    const one = await files.put(chunks(Buffer.from("one")), LIMIT)
    const two = await files.put(chunks(Buffer.from("two")), LIMIT)
    const gone = await files.put(chunks(Buffer.from("gone")), LIMIT)
    await files.markClean(two.hash)
    await files.delete(gone.hash)
    const again = await reopen(files)
    assert.equal((await again.stat(one.hash))?.state, "quarantined")
    assert.equal((await again.stat(two.hash))?.state, "clean")
    assert.equal(await again.stat(gone.hash), null)
    assert.equal((await bytesOf(again, one.hash)).toString(), "one")
  })
}

export function shared(test: FilesTest, beside: Open): void {
  test("shows another program's files at once, in the state in which they are", async (files) => {
    const other = await beside(files)
    const { hash } = await files.put(chunks(Buffer.from("one")), LIMIT)
    assert.equal((await other.stat(hash))?.state, "quarantined")
    await other.markClean(hash)
    assert.equal((await files.stat(hash))?.state, "clean")
    assert.equal((await bytesOf(other, hash)).toString(), "one")
    await files.delete(hash)
    assert.equal(await other.stat(hash), null)
    await failsWith(() => other.get(hash), "FilesError", ["Rejected"])
  })

  test("keeps every file when two programs put the same ones at once", async (files) => {
    const both = [files, await beside(files)]
    const texts = Array.from({ length: 10 }, (_, at) => `file ${at}`)
    const put = await Promise.all(
      both.flatMap((one) => texts.map((text) => one.put(chunks(Buffer.from(text)), LIMIT))),
    )
    for (const [at, { hash }] of put.entries())
      for (const one of both) assert.equal((await bytesOf(one, hash)).toString(), texts[at % 10])
  })
}

/** What of keys lasts: when they are opened again, beside other programs, and after the suite has changed. */
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { type KeysTest, type Open, plain } from "./keys-test.ts"

export function lasting(test: KeysTest, reopen: Open): void {
  test("still has its keys when it is opened again, and not those destroyed", async (keys) => {
    await keys.createAll(["kept", "gone"])
    const [kept, gone] = [await keys.wrap("kept", "c", plain), await keys.wrap("gone", "c", plain)]
    const index = await keys.blindIndex("s", "v")
    const signed = await keys.sign(plain)
    const published = await keys.publicKey()
    await keys.destroy("gone")
    const again = await reopen(keys)
    assert.deepEqual(await again.unwrap(kept), plain)
    assert.equal(await again.unwrap(gone), "destroyed")
    assert.equal(await again.blindIndex("s", "v"), index)
    assert.equal(await again.verify(plain, signed), true)
    sameContent(await again.publicKey(), published)
  })
}

export function besideOthers(test: KeysTest, beside: Open): void {
  test("seals and opens with the keys that another program has created", async (keys) => {
    const other = await beside(keys)
    await keys.create("subject-1")
    const envelope = await other.wrap("subject-1", "c", plain)
    assert.deepEqual(await keys.unwrap(envelope), plain)
    assert.equal(await other.blindIndex("s", "v"), await keys.blindIndex("s", "v"))
    assert.equal(await other.verify(plain, await keys.sign(plain)), true)
    sameContent(await other.publicKey(), await keys.publicKey())
  })

  test("opens nothing any more once another program has destroyed the key", async (keys) => {
    const other = await beside(keys)
    await keys.createAll(["kept", "gone"])
    const [kept, gone] = [await keys.wrap("kept", "c", plain), await keys.wrap("gone", "c", plain)]
    await other.destroy("gone")
    assert.equal(await keys.unwrap(gone), "destroyed")
    await failsWith(() => keys.wrap("gone", "c", plain), "KeysError", ["Rejected"])
    await failsWith(() => keys.create("gone"), "KeysError", ["Rejected"])
    assert.equal(await other.unwrap(gone), "destroyed")
    assert.deepEqual(await keys.unwrap(kept), plain)
  })

  test("gives a subject one key when two programs create it at once", async (keys) => {
    const other = await beside(keys)
    const subjects = Array.from({ length: 8 }, (_, at) => `subject-${at}`)
    await Promise.all([keys.createAll(subjects), other.createAll(subjects.toReversed())])
    for (const subject of subjects) {
      assert.deepEqual(await other.unwrap(await keys.wrap(subject, "c", plain)), plain)
      assert.deepEqual(await keys.unwrap(await other.wrap(subject, "c", plain)), plain)
    }
  })
}

/** What a change of algorithms, and a rotation of keys, both stand on: an envelope names how it was sealed. */
export function inAnotherSuite(test: KeysTest, anotherSuite: Open): void {
  test("opens what was sealed in the suite before, and seals in the new one", async (keys) => {
    await keys.create("subject-1")
    const before = await keys.wrap("subject-1", "c", plain)
    const changed = await anotherSuite(keys)
    assert.notEqual(changed.suite, keys.suite)
    assert.deepEqual(await changed.unwrap(before), plain)
    const after = await changed.wrap("subject-1", "c", plain)
    assert.equal(after.suite, changed.suite)
    assert.deepEqual(await changed.unwrapAll([before, after]), [plain, plain])
    for (const [sealed, suite] of [
      [before, changed.suite],
      [after, keys.suite],
    ] as const)
      await failsWith(() => changed.unwrap({ ...sealed, suite }), "KeysError", ["Corrupt"])
  })

  test("finds the same blind index, and destroys for good, whatever the suite", async (keys) => {
    await keys.createAll(["subject-1", "subject-2"])
    const before = await keys.wrap("subject-1", "c", plain)
    const index = await keys.blindIndex("s", "v")
    const signed = await keys.sign(plain)
    const changed = await anotherSuite(keys)
    assert.equal(await changed.blindIndex("s", "v"), index)
    assert.equal(await changed.verify(plain, signed), true)
    const after = await changed.wrap("subject-1", "c", plain)
    await changed.destroy("subject-1")
    assert.deepEqual(await changed.unwrapAll([before, after]), ["destroyed", "destroyed"])
    await failsWith(() => changed.create("subject-1"), "KeysError", ["Rejected"])
  })
}

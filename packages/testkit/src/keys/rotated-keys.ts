/** What of keys stays as it was when they are changed for fresh ones: whatever was sealed, found, signed or destroyed. */
import type { Keys } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { createPublicKey, verify } from "node:crypto"
import { failsWith, sameContent } from "../contract.ts"
import { type KeysTest, type Open, plain } from "./keys-test.ts"

/** `reopen` where the keys outlive the program: what holds after a change holds then too. */
export function rotated(test: KeysTest, rotate: Open, reopen?: Open): void {
  const openedTwice = async (keys: Keys): Promise<readonly Keys[]> =>
    reopen === undefined ? [keys] : [keys, await reopen(keys)]

  test("opens what was sealed before keys were changed for fresh ones, however often", async (keys) => {
    await keys.createAll(["subject-1", "subject-2"])
    const first = await keys.wrap("subject-1", "c", plain)
    const once = await rotate(keys)
    const second = await once.wrap("subject-1", "c", plain)
    const twice = await rotate(once)
    const third = await twice.wrap("subject-1", "c", plain)
    for (const each of await openedTwice(twice)) {
      assert.deepEqual(await each.unwrap(first), plain)
      assert.deepEqual(await each.unwrapAll([first, second, third]), [plain, plain, plain])
      for (const envelope of [first, second, third])
        await failsWith(() => each.unwrap({ ...envelope, subject: "subject-2" }), "KeysError", ["Corrupt"])
    }
  })

  test("finds the same blind index after keys were changed for fresh ones", async (keys) => {
    const index = await keys.blindIndex("s", "v")
    for (const each of await openedTwice(await rotate(keys)))
      assert.equal(await each.blindIndex("s", "v"), index)
  })

  test("verifies what was signed before, and signs with a fresh key that it publishes", async (keys) => {
    const [before, signed] = [await keys.publicKey(), await keys.sign(plain)]
    for (const each of await openedTwice(await rotate(keys))) {
      const [now, anew] = [await each.publicKey(), await each.sign(plain)]
      assert.notEqual(now.key, before.key)
      sameContent(await each.publicKey(), now)
      for (const one of [signed, anew]) {
        assert.equal(await each.verify(plain, one), true)
        assert.equal(await each.verify(new Uint8Array([...plain, 1]), one), false)
      }
      // The one suite whose signatures Node checks without being told more.
      if (now.suite !== "ed25519") continue
      const key = createPublicKey({ key: Buffer.from(now.key, "base64url"), format: "der", type: "spki" })
      assert.ok(verify(null, plain, key, Buffer.from(anew.signature, "base64url")))
    }
  })

  test("leaves destroyed what was, and destroys all of a subject, whenever it was sealed", async (keys) => {
    await keys.createAll(["kept", "gone", "going"])
    const sealed = (by: Keys, ...subjects: readonly string[]) =>
      by.wrapAll(subjects.map((subject) => ({ subject, context: "c", plain })))
    const before = await sealed(keys, "kept", "gone", "going")
    await keys.destroy("gone")
    const fresh = await rotate(keys)
    const after = await sealed(fresh, "kept", "going")
    assert.deepEqual(await fresh.unwrapAll(before), [plain, "destroyed", plain])
    await fresh.destroy("going")
    for (const each of await openedTwice(fresh)) {
      assert.deepEqual(await each.unwrapAll(before), [plain, "destroyed", "destroyed"])
      assert.deepEqual(await each.unwrapAll(after), [plain, "destroyed"])
      for (const subject of ["gone", "going"]) {
        await failsWith(() => each.wrap(subject, "c", plain), "KeysError", ["Rejected"])
        await failsWith(() => each.create(subject), "KeysError", ["Rejected"])
      }
    }
  })
}

/** The contract of a keeper of keys, as tests. */
import { canonicalJson, type Envelope } from "@onevisit/core/events"
import type { Keys } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { createPublicKey, verify } from "node:crypto"
import { failsWith, sameContent, type TestFunctions } from "./contract.ts"

export interface KeysContract extends TestFunctions {
  readonly name: string
  /** Keys of their own, fresh and empty, called once for each test. */
  readonly make: () => Keys | Promise<Keys>
  /** Opens again what the keys have left behind. Left out by keys that are gone with the program. */
  readonly reopen?: (keys: Keys) => Keys | Promise<Keys>
}

const SECRET = "样例秘密 SECRET-MARK-7f3a"
const plain = new TextEncoder().encode(SECRET)

/** Declares the tests that every keeper of keys must pass. */
export function keysContract({ describe, it, make, name, reopen }: KeysContract): void {
  const test = (sentence: string, body: (keys: Keys) => Promise<void>) =>
    it(sentence, async () => body(await make()))

  describe(`${name} keeps the contract of keys`, () => {
    test("opens what it has sealed, and shows nothing of it in the envelope", async (keys) => {
      await keys.create("subject-1")
      for (const bytes of [plain, new Uint8Array(), new Uint8Array(10_000).fill(7)]) {
        const envelope = await keys.wrap("subject-1", "case-1/phone", bytes)
        sameContent(
          {
            sealed: envelope.sealed,
            suite: envelope.suite,
            subject: envelope.subject,
            context: envelope.context,
          },
          { sealed: 1, suite: keys.suite, subject: "subject-1", context: "case-1/phone" },
        )
        assert.ok(!JSON.stringify(envelope).includes("SECRET") && canonicalJson(envelope).length > 0)
        assert.deepEqual(await keys.unwrap(envelope), bytes)
      }
    })

    test("seals the same bytes differently each time", async (keys) => {
      await keys.create("subject-1")
      const one = await keys.wrap("subject-1", "c", plain)
      const two = await keys.wrap("subject-1", "c", plain)
      assert.notEqual(one.nonce, two.nonce)
      assert.notEqual(one.ciphertext, two.ciphertext)
    })

    test("gives a subject one key, however often it is asked for", async (keys) => {
      await keys.create("subject-1")
      const envelope = await keys.wrap("subject-1", "c", plain)
      await Promise.all([keys.create("subject-1"), keys.create("subject-1")])
      assert.deepEqual(await keys.unwrap(envelope), plain)
    })

    test("finds out an envelope that was changed, moved, or given to another subject", async (keys) => {
      await keys.create("subject-1")
      await keys.create("subject-2")
      const envelope = await keys.wrap("subject-1", "case-1/phone", plain)
      const changes: readonly Partial<Envelope>[] = [
        { context: "case-2/phone" },
        { subject: "subject-2" },
        { subject: "nobody" },
        { suite: "another/suite" },
        { nonce: changed(envelope.nonce) },
        { ciphertext: changed(envelope.ciphertext) },
        { tag: changed(envelope.tag) },
        { ciphertext: "" },
        { tag: "" },
        { tag: envelope.tag.slice(0, 8) },
        { nonce: "" },
      ]
      for (const change of changes) {
        await failsWith(() => keys.unwrap({ ...envelope, ...change }), "KeysError", ["Corrupt"], SECRET)
      }
      assert.deepEqual(await keys.unwrap(envelope), plain)
    })

    test("does not open what other keys have sealed", async (keys) => {
      const others = await make()
      await keys.create("subject-1")
      await others.create("subject-1")
      const envelope = await others.wrap("subject-1", "c", plain)
      await failsWith(() => keys.unwrap(envelope), "KeysError", ["Corrupt"], SECRET)
    })

    test("refuses to seal for a subject without a key", async (keys) => {
      await failsWith(() => keys.wrap("nobody", "c", plain), "KeysError", ["Rejected"], SECRET)
    })

    test("never brings back a key that was destroyed", async (keys) => {
      await keys.create("subject-1")
      await keys.create("subject-2")
      const envelope = await keys.wrap("subject-1", "c", plain)
      const other = await keys.wrap("subject-2", "c", plain)
      await keys.destroy("subject-1")
      await keys.destroy("subject-1")
      assert.equal(await keys.unwrap(envelope), "destroyed")
      await failsWith(() => keys.wrap("subject-1", "c", plain), "KeysError", ["Rejected"])
      await keys.create("subject-1").catch(() => undefined)
      assert.equal(await keys.unwrap(envelope), "destroyed")
      assert.deepEqual(await keys.unwrap(other), plain)
    })

    test("gives many subjects a key at once, each one of its own, and those that have one keep theirs", async (keys) => {
      await keys.create("subject-1")
      const before = await keys.wrap("subject-1", "c", plain)
      const many = Array.from({ length: 300 }, (_, at) => `subject-${at}`)
      await Promise.all([keys.createAll(many), keys.createAll([...many, "subject-7"]), keys.createAll([])])
      assert.deepEqual(await keys.unwrap(before), plain)
      const requests = many.map((subject) => ({ subject, context: "c", plain }))
      const envelopes = await keys.wrapAll(requests)
      assert.ok((await keys.unwrapAll(envelopes)).every((bytes) => bytes !== "destroyed"))
      for (const [at, envelope] of envelopes.entries()) {
        const moved = { ...envelope, subject: `subject-${(at + 1) % many.length}` }
        await failsWith(() => keys.unwrap(moved), "KeysError", ["Corrupt"], SECRET)
      }
      await keys.createAll(many)
      assert.deepEqual(await keys.unwrap(before), plain)
    })

    test("creates none anew that was destroyed when many are asked for, and the others nevertheless", async (keys) => {
      await keys.create("gone")
      const envelope = await keys.wrap("gone", "c", plain)
      await keys.destroy("gone")
      await failsWith(() => keys.createAll(["one", "gone", "two"]), "KeysError", ["Rejected"])
      assert.equal(await keys.unwrap(envelope), "destroyed")
      for (const subject of ["one", "two"])
        assert.deepEqual(await keys.unwrap(await keys.wrap(subject, "c", plain)), plain)
    })

    test("seals and opens several at once, in order", async (keys) => {
      await keys.create("subject-1")
      await keys.create("subject-2")
      const requests = Array.from({ length: 12 }, (_, at) => ({
        subject: `subject-${(at % 2) + 1}`,
        context: `field-${at}`,
        plain: Uint8Array.of(at),
      }))
      const envelopes = await keys.wrapAll(requests)
      assert.deepEqual(
        envelopes.map(({ context }) => context),
        requests.map(({ context }) => context),
      )
      assert.deepEqual(
        await keys.unwrapAll(envelopes),
        requests.map((request) => request.plain),
      )
      await keys.destroy("subject-2")
      const opened = await keys.unwrapAll(envelopes)
      opened.forEach((one, at) => assert.deepEqual(one, at % 2 === 0 ? Uint8Array.of(at) : "destroyed"))
      assert.deepEqual(await keys.wrapAll([]), [])
      assert.deepEqual(await keys.unwrapAll([]), [])
    })

    test("gives equal values of one scope the same blind index, and others another", async (keys) => {
      const index = await keys.blindIndex("citizen-number", SECRET)
      assert.match(index, /^[0-9a-f]{32,}$/)
      assert.equal(await keys.blindIndex("citizen-number", SECRET), index)
      assert.notEqual(await keys.blindIndex("phone", SECRET), index)
      assert.notEqual(await keys.blindIndex("citizen-number", `${SECRET} `), index)
      assert.notEqual(await keys.blindIndex("a", "bc"), await keys.blindIndex("ab", "c"))
      assert.notEqual(
        await (await make()).blindIndex("citizen-number", SECRET),
        index,
        "It cannot be computed without the key",
      )
    })

    test("verifies what it has signed and nothing else", async (keys) => {
      const signed = await keys.sign(plain)
      assert.equal(await keys.verify(plain, signed), true)
      assert.equal(await keys.verify(new Uint8Array([...plain, 1]), signed), false)
      for (const signature of ["", "00", changed(signed.signature)]) {
        assert.equal(await keys.verify(plain, { ...signed, signature }), false)
      }
      assert.equal(await (await make()).verify(plain, signed), false)
    })

    test("publishes a key that checks its signatures and makes none", async (keys) => {
      const [{ key, suite }, signed] = [await keys.publicKey(), await keys.sign(plain)]
      assert.equal(signed.suite, suite)
      sameContent(await keys.publicKey(), { suite, key })
      const published = createPublicKey({ key: Buffer.from(key, "base64url"), format: "der", type: "spki" })
      assert.equal(published.type, "public")
      // The one suite whose signatures Node checks without being told more.
      if (suite !== "ed25519") return
      const signature = Buffer.from(signed.signature, "base64url")
      assert.ok(verify(null, plain, published, signature))
      assert.ok(!verify(null, plain.subarray(1), published, signature))
    })

    if (reopen) {
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
  })
}

/** Another text of the same alphabet and length. */
function changed(text: string): string {
  const first = text.startsWith("0") ? "1" : "0"
  return `${first}${text.slice(1)}`
}

/** The contract of a keeper of keys, as tests. */
import { canonicalJson, type Envelope } from "@onevisit/core/events"
import type { Keys } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import { createPublicKey, verify } from "node:crypto"
import {
  type Capability,
  type Certificate,
  type CertifiedContract,
  certifiedSuite,
  given,
} from "../certified/index.ts"
import { failsWith, sameContent } from "../contract.ts"
import { changed, type KeysTest, type Open, plain, SECRET } from "./keys-test.ts"
import { besideOthers, inAnotherSuite, lasting } from "./lasting-keys.ts"
import { rotated } from "./rotated-keys.ts"

/** What some keepers of keys can and others cannot. Each is handed in, or declared lacking with the reason. */
export interface KeysCapabilities {
  /** Opens again what the keys have left behind. */
  readonly reopen: Capability<Open>
  /** Opens keys a second time while they are open, as another program would. */
  readonly beside: Capability<Open>
  /** Opens the same keys so that new envelopes are made in another suite of algorithms; the old ones must still open. */
  readonly anotherSuite: Capability<Open>
  /**
   * Changes the secret of every subject, and the key that signs, for fresh ones, and hands back the keys as they are from
   * then on. What was sealed before must open, what was signed before must verify, and the blind index stay.
   */
  readonly rotate: Capability<Open>
}

export interface KeysContract extends CertifiedContract {
  /** Keys of their own, fresh and empty, called once for each test. */
  readonly make: () => Keys | Promise<Keys>
  readonly capabilities: KeysCapabilities
}

const labels = {
  reopen: text("重新打开", "opened again"),
  beside: text("多程序共用", "used by several programs"),
  anotherSuite: text("更换算法", "new envelopes in another suite"),
  rotate: text("轮换密钥", "changed for fresh ones"),
}

/**
 * Declares the tests that every keeper of keys must pass, and those of what it can besides; the last hands out a certificate.
 *
 * @example
 * ```ts
 * import { keysContract, memoryKeys } from "@onevisit/testkit"
 * import { describe, it } from "node:test"
 *
 * const lacks = "keeps nothing that outlives the program"
 * keysContract({
 *   name: "memory",
 *   make: memoryKeys,
 *   capabilities: {
 *     reopen: { lacks },
 *     beside: { lacks },
 *     anotherSuite: { lacks: "has one suite" },
 *     rotate: { lacks: "has the keys it was made with" },
 *   },
 *   describe,
 *   it,
 * })
 * ```
 */
export function keysContract(contract: KeysContract): void {
  const { capabilities, make } = contract
  // Callers without types may leave out what they ought to declare: the first test then says so.
  const { anotherSuite, beside, reopen, rotate } = (capabilities ?? {}) as Partial<KeysCapabilities>
  let facts: Pick<Certificate, "kind"> = {}
  const made = async (): Promise<Keys> => {
    const keys = await make()
    facts = { kind: keys.suite }
    return keys
  }
  const port = { port: text("密钥", "keys"), labels, declared: { ...capabilities }, facts: () => facts }

  certifiedSuite(contract, port, (group) => {
    const testing = (declare: (test: KeysTest) => void) => (it: Parameters<Parameters<typeof group>[1]>[0]) =>
      declare((sentence, body) => it(sentence, async () => body(await made(), made)))
    group(text("封装", "envelopes"), testing(sealing))
    group(text("主体密钥", "keys of subjects"), testing(subjects))
    group(text("销毁", "destroyed keys"), testing(destroyed))
    group(text("盲索引", "blind indexes"), testing(indexing))
    group(text("签名", "signatures"), testing(signing))
    const [open, other, migrated] = [given(reopen), given(beside), given(anotherSuite)]
    const fresh = given(rotate)
    if (open)
      group(
        text("重新打开", "what lasts"),
        testing((test) => lasting(test, open)),
      )
    if (other)
      group(
        text("共用数据", "shared data"),
        testing((test) => besideOthers(test, other)),
      )
    if (migrated)
      group(
        text("更换算法", "another suite"),
        testing((test) => inAnotherSuite(test, migrated)),
      )
    if (fresh)
      group(
        text("轮换密钥", "fresh keys"),
        testing((test) => rotated(test, fresh, open)),
      )
  })
}

function sealing(test: KeysTest): void {
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

  test("does not open what other keys have sealed", async (keys, make) => {
    const others = await make()
    await keys.create("subject-1")
    await others.create("subject-1")
    const envelope = await others.wrap("subject-1", "c", plain)
    await failsWith(() => keys.unwrap(envelope), "KeysError", ["Corrupt"], SECRET)
  })

  test("refuses to seal for a subject without a key", async (keys) => {
    await failsWith(() => keys.wrap("nobody", "c", plain), "KeysError", ["Rejected"], SECRET)
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
}

function subjects(test: KeysTest): void {
  test("gives a subject one key, however often it is asked for", async (keys) => {
    await keys.create("subject-1")
    const envelope = await keys.wrap("subject-1", "c", plain)
    await Promise.all([keys.create("subject-1"), keys.create("subject-1")])
    assert.deepEqual(await keys.unwrap(envelope), plain)
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
}

function destroyed(test: KeysTest): void {
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

  test("creates none anew that was destroyed when many are asked for, and the others nevertheless", async (keys) => {
    await keys.create("gone")
    const envelope = await keys.wrap("gone", "c", plain)
    await keys.destroy("gone")
    await failsWith(() => keys.createAll(["one", "gone", "two"]), "KeysError", ["Rejected"])
    assert.equal(await keys.unwrap(envelope), "destroyed")
    for (const subject of ["one", "two"])
      assert.deepEqual(await keys.unwrap(await keys.wrap(subject, "c", plain)), plain)
  })
}

function indexing(test: KeysTest): void {
  test("gives equal values of one scope the same blind index, and others another", async (keys, make) => {
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
}

function signing(test: KeysTest): void {
  test("verifies what it has signed and nothing else", async (keys, make) => {
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
}

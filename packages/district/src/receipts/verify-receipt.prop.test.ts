import { decisionTimes, randomWorld, ruleArbitrary, valuesArbitrary } from "@onevisit/testkit"
import { checkRule } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { runOf } from "./receipts.fixture.ts"
import { sha256, sm3, verifyReceipt } from "./index.ts"

const people = fc.array(valuesArbitrary, { minLength: 1, maxLength: 9 })
const suites = fc.constantFrom(sha256, sm3)

const runArbitrary = fc.record({ definition: ruleArbitrary, time: decisionTimes, people, suite: suites })

describe("receipts of rules and facts at random", () => {
  it("hold, whatever was decided", async () => {
    await fc.assert(
      fc.asyncProperty(runArbitrary, async ({ definition, ...of }) => {
        const rule = Result.getOrThrow(checkRule(definition, randomWorld))
        const { papers, publicKey, signedRoot } = await runOf({ ...of, rule })
        for (const paper of papers) {
          const checked = verifyReceipt(paper, signedRoot, publicKey)
          if (checked.outcome === "refused") throw new Error(checked.refusal.fault)
        }
      }),
      { numRuns: 150 },
    )
  })

  it("are refused with any bit of receipt, root or key turned, and with any character gone or come", async () => {
    const turns = fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(runArbitrary, turns, fc.boolean(), async ({ definition, ...of }, turned, isKnown) => {
        const rule = Result.getOrThrow(checkRule(definition, randomWorld))
        const { papers, publicKey, signedRoot } = await runOf({ ...of, rule })
        // As for the first receipt of a run, and as for one after many, whose rule and tree are remembered.
        if (isKnown) for (const each of papers) verifyReceipt(each, signedRoot, publicKey)
        const paper = papers.at(-1) ?? ""
        for (const [at, bit] of turned) {
          // Half of the turns fall behind the basis, which is by far the longest part.
          const behind = paper.lastIndexOf(',"determination":')
          const in16 = bit % 2 === 0 ? at % paper.length : behind + (at % (paper.length - behind))
          for (const changed of changesOf(paper, in16, bit))
            expect(verifyReceipt(changed, signedRoot, publicKey).outcome).toBe("refused")
          for (const changed of changesOf(signedRoot, at % signedRoot.length, bit))
            expect(verifyReceipt(paper, changed, publicKey).outcome).toBe("refused")
          const key = Buffer.from(publicKey.key, "base64url")
          const other = { ...publicKey, key: turnedBit(key, at % key.length, bit).toString("base64url") }
          expect(verifyReceipt(paper, signedRoot, other).outcome).toBe("refused")
        }
        expect(verifyReceipt(paper, signedRoot, publicKey).outcome).toBe("verified")
      }),
      { numRuns: 40 },
    )
  })

  it("are refused with any character of a small receipt changed, one after the other", async () => {
    const [definition] = fc.sample(ruleArbitrary, { numRuns: 1, seed: 5 })
    const [values] = fc.sample(valuesArbitrary, { numRuns: 1, seed: 5 })
    const [time] = fc.sample(decisionTimes, { numRuns: 1, seed: 5 })
    if (definition === undefined || values === undefined || time === undefined) throw new Error("No sample")
    const rule = Result.getOrThrow(checkRule(definition, randomWorld))
    for (const isKnown of [false, true]) {
      const run = await runOf({ rule, time, people: [values, values, values] })
      const outcomeOf = (receipt: string, signedRoot: string) =>
        verifyReceipt(receipt, signedRoot, run.publicKey).outcome
      if (isKnown) for (const each of run.papers) expect(outcomeOf(each, run.signedRoot)).toBe("verified")
      const [paper = ""] = run.papers
      const behind = paper.lastIndexOf(',"determination":')
      for (let at = behind; at < paper.length; at += 1) {
        for (const changed of changesOf(paper, at, at % 8))
          expect(outcomeOf(changed, run.signedRoot)).toBe("refused")
      }
      for (let at = 0; at < run.signedRoot.length; at += 1) {
        for (let bit = 0; bit < 8; bit += 1)
          for (const changed of changesOf(run.signedRoot, at, bit))
            expect(outcomeOf(paper, changed)).toBe("refused")
      }
    }
  })
})

/** The text with one bit of its UTF-8 turned, a character less, one twice, and a blank. */
function changesOf(text: string, at: number, bit: number): readonly string[] {
  const bytes = Buffer.from(text)
  const whole = Buffer.byteLength(text.slice(0, at))
  const changes = [
    turnedBit(bytes, whole, bit).toString("utf8"),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text.slice(at, at + 1) + text.slice(at),
    `${text.slice(0, at)} ${text.slice(at)}`,
    `${text.slice(0, at)}\uD800${text.slice(at + 1)}`,
  ]
  return changes.filter((changed) => changed !== text)
}

function turnedBit(bytes: Buffer, at: number, bit: number): Buffer {
  const turned = Buffer.from(bytes)
  turned[at] = (turned[at] ?? 0) ^ (1 << bit)
  return turned
}

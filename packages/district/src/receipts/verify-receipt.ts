/**
 * Checking a decision receipt: for the person it is about, an auditor or a court, with the authority's public key and
 * nothing else. Light on purpose: no storage, no service, no network.
 */
import {
  type ReceiptRefused,
  receiptVerifier,
  type ReceiptVerifier,
  type VerifiedReceipt,
} from "@onevisit/core/benefits/receipts/verify"
import type { PublicKey } from "@onevisit/core/ports"
import * as Result from "effect/Result"
import { signatureCheck } from "./published-key.ts"
import { hashSuites } from "./sign-root.ts"

export type ReceiptCheck =
  | ({ readonly outcome: "verified" } & VerifiedReceipt)
  | { readonly outcome: "refused"; readonly refusal: ReceiptRefused }

/**
 * Whether a receipt holds: the root is signed by the key, the determination stands under the root, and the rule in it,
 * evaluated again on the facts in it, gives the verdict, amount and reasons in it. Refused with the first thing that is
 * wrong (`refusal.fault`); one changed character is enough. Never throws, and repeats nothing of the receipt.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeBasis, composeReceipt, composeTree, leafOf, pathOf, resultOfDecision, writeReceipt } from "@onevisit/core/benefits/receipts"
 * import { subjectIdOf } from "@onevisit/core/identity"
 * import { bindRule, checkRule, decide, defineRule, fact, factSheet, observed, sheetOf } from "@onevisit/core/rules"
 * import { month, plainDate } from "@onevisit/core/time"
 * import { memoryKeys } from "@onevisit/district"
 * import { freshSalt, sha256, signRoot, verifyReceipt } from "@onevisit/district/receipts"
 * import * as Result from "effect/Result"
 *
 * const label = { zh: "样例", en: "sample" }
 * const resident = factSheet("resident", { age: fact.integer(label, { min: 0, max: 150 }) })
 * const definition = defineRule({ id: "aged", title: label, eligible: resident.age.atLeast(80), amount: "30.00" })
 * const rule = Result.getOrThrow(checkRule(definition, { sheet: sheetOf(resident) }))
 * const basis = composeBasis(rule, sha256)
 *
 * const time = { month: month("2018-08") }
 * const facts = { age: observed(84, { source: "population", asOf: plainDate("2018-07-31") }) }
 * const result = resultOfDecision(decide(Result.getOrThrow(bindRule(rule, time)), facts))
 * const subject = subjectIdOf("00000000-0000-4000-8000-000000000001")
 * const of = { run: "2018-08", programme: { id: "old-age", edition: "2018" }, subject, time, facts, ...result }
 * const receipt = composeReceipt(of, basis, freshSalt())
 *
 * const keys = memoryKeys()
 * const tree = composeTree([leafOf(receipt, sha256)], sha256)
 * const signedRoot = await signRoot(keys, "2018-08", tree, sha256)
 * const paper = writeReceipt(receipt, pathOf(tree, 0)).reveal("to hand it to the resident")
 *
 * assert.equal(verifyReceipt(paper, signedRoot, await keys.publicKey()).outcome, "verified")
 * const forged = verifyReceipt(paper.replace('"value":84', '"value":85'), signedRoot, await keys.publicKey())
 * assert.equal(forged.outcome === "refused" && forged.refusal.fault, "not-in-tree")
 * ```
 */
export function verifyReceipt(receipt: string, signedRoot: string, publicKey: PublicKey): ReceiptCheck {
  const checked = verifierFor(publicKey)(receipt, signedRoot)
  return Result.isSuccess(checked)
    ? { outcome: "verified", ...checked.success }
    : { outcome: "refused", refusal: checked.failure }
}

/** Verifiers by key: who checks many receipts checks a root's signature once. */
const verifiers = new Map<string, ReceiptVerifier>()
const KEPT = 8

function verifierFor({ key, suite }: PublicKey): ReceiptVerifier {
  const name = `${suite} ${key}`
  const known = verifiers.get(name)
  if (known !== undefined) return known
  const verifier = receiptVerifier({
    suites: hashSuites,
    isSigned: signatureCheck({ key, suite }),
  })
  if (verifiers.size >= KEPT) verifiers.clear()
  verifiers.set(name, verifier)
  return verifier
}

/** A run of the old-age allowance with its receipts, tree and signed root, as a district makes them. */
import {
  composeBasis,
  composeReceipt,
  composeTree,
  type HashSuite,
  leafOf,
  pathOf,
  resultOfDecision,
  type ReceiptResult,
  writeReceipt,
} from "@onevisit/core/benefits/receipts"
import { subjectIdOf } from "@onevisit/core/identity"
import { bindRule, decide, type DecisionTime, type FactValues, type Rule } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { memoryKeys } from "../keys/index.ts"
import { freshSalt, sha256, signRoot } from "./index.ts"

export interface RunOf {
  readonly rule: Rule
  readonly time: DecisionTime
  readonly people: readonly FactValues[]
  readonly suite?: HashSuite
  /** What the receipt states, where that is not what was decided. */
  readonly state?: (result: ReceiptResult) => ReceiptResult
}

export const subjectOf = (at: number) =>
  subjectIdOf(`00000000-0000-4000-8000-${String(at).padStart(12, "0")}`)

export async function runOf({ people, rule, state = (result) => result, suite = sha256, time }: RunOf) {
  const keys = memoryKeys()
  const basis = composeBasis(rule, suite)
  const bound = Result.getOrThrow(bindRule(rule, time))
  const receipts = people.map((facts, at) => {
    const result = state(resultOfDecision(decide(bound, facts)))
    const programme = { id: "old-age", edition: "2018" }
    return composeReceipt(
      { run: "run-1", programme, subject: subjectOf(at), time, facts, ...result },
      basis,
      freshSalt(),
    )
  })
  const tree = composeTree(
    receipts.map((receipt) => leafOf(receipt, suite)),
    suite,
  )
  const papers = receipts.map((receipt, at) =>
    writeReceipt(receipt, pathOf(tree, at)).reveal("to hand it out"),
  )
  return {
    keys,
    tree,
    receipts,
    papers,
    signedRoot: await signRoot(keys, "run-1", tree, suite),
    publicKey: await keys.publicKey(),
  }
}

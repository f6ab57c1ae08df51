import {
  composeBasis,
  composeReceipt,
  composeTree,
  type HashSuite,
  leafOf,
  pathOf,
  resultOfDecision,
  writeReceipt,
} from "@onevisit/core/benefits/receipts"
import { subjectIdOf } from "@onevisit/core/identity"
import { bindRule, checkRule, decide } from "@onevisit/core/rules"
import { memoryKeys } from "@onevisit/district"
import { freshSalt, sha256, signRoot, verifyReceipt } from "@onevisit/district/receipts"
import * as Result from "effect/Result"
import { type Bench, leastProcessorTime } from "./bench.ts"
import { residents } from "./rules-subjects.ts"
import { decisionMonth, oldAge } from "./rules-workloads.ts"

// Receipts of the old-age allowance out of a run over 1.2 million residents: each path has the length it would have
// there, each receipt is another person's, and each is a text as it comes from a file.
//
// What is measured is one process that checks many receipts of one run, one `verifyReceipt` call each, as an auditor
// does: the root's signature was checked and the rule read with the first, and the top of the tree is remembered as far
// as receipts led there. Each receipt is taken apart, compared with the rule's text, hashed to its leaf and on to the
// first remembered node (about ten levels of twenty-one), parsed, decided again on its own facts, and compared with the
// verdict, amount and reasons in it.

const RESIDENTS = 1_200_000
const RECEIPTS = 4_000

/** Measurements of decision receipts. */
export const benches: readonly Bench[] = [
  {
    id: "benefits.receipt.verify-per-second",
    unit: "1/s",
    goal: 20_000,
    better: "higher",
    run: async () => {
      const { papers, publicKey, signedRoot } = await handedOut(sha256)
      const check = (paper: string) => verifyReceipt(paper, signedRoot, publicKey).outcome
      const took = await leastProcessorTime(() => {
        for (const paper of papers) if (check(paper) !== "verified") throw new Error("A receipt was refused.")
      })
      for (const paper of papers) {
        const forged = paper.replace(/"month":"2018-\d\d"/, '"month":"2018-01"')
        if (forged === paper || check(forged) === "verified")
          throw new Error("A forged receipt was believed.")
      }
      return { value: (papers.length * 1000) / took }
    },
  },
]

async function handedOut(suite: HashSuite) {
  const rule = Result.getOrThrow(checkRule(oldAge.definition, oldAge.world))
  const time = { month: decisionMonth }
  const bound = Result.getOrThrow(bindRule(rule, time))
  const basis = composeBasis(rule, suite)
  const receipts = residents(RECEIPTS, 3).map(({ row }, at) => {
    const result = resultOfDecision(decide(bound, row))
    const subject = subjectIdOf(`00000000-0000-4000-8000-${String(at).padStart(12, "0")}`)
    const programme = { id: "old-age-allowance", edition: "2018" }
    return composeReceipt(
      { run: "2018-08", programme, subject, time, facts: row, ...result },
      basis,
      freshSalt(),
    )
  })
  // Those whose receipts are checked stand all over the run.
  const step = Math.floor(RESIDENTS / RECEIPTS)
  const leaves = Array.from({ length: RESIDENTS }, (_, at) => {
    const receipt = at % step === 0 ? receipts[at / step] : undefined
    return receipt === undefined ? suite.hash(`resident ${at}`) : leafOf(receipt, suite)
  })
  const tree = composeTree(leaves, suite)
  const keys = memoryKeys()
  return {
    // Read from bytes, as from a file: no text shares memory with another.
    papers: receipts.map((receipt, at) =>
      Buffer.from(writeReceipt(receipt, pathOf(tree, at * step)).reveal("to check it")).toString("utf8"),
    ),
    signedRoot: await signRoot(keys, "2018-08", tree, suite),
    publicKey: await keys.publicKey(),
  }
}

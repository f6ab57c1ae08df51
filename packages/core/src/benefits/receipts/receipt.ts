/**
 * Decision receipts: who was found entitled or not, on which facts, by which rule, in a text that anyone can check
 * with the authority's public key and nothing else.
 *
 * A receipt is handed to the person it is about (个人信息保护法 art. 24¶3: the reasons of an automated decision; art. 45:
 * access and a copy), so that it holds the facts in the clear, sensitive ones too: hidden ones could not be decided
 * again. Everywhere else it stands as a secret that shows nothing of itself. What is published of a run, root and paths,
 * tells nothing: each leaf is salted, so that a neighbour who knows what facts may be cannot try them out.
 */
import { canonicalJson } from "../../events/index.ts"
import { Secret, type SubjectId } from "../../identity/index.ts"
import type { HashPath, HashSuite } from "../../proofs/index.ts"
import type { DecisionTime, FactValues } from "../../rules/index.ts"
import type { ReceiptBasis } from "./basis.ts"
import { type CodeEntries, lineageOf, wordsIn } from "./code-lineage.ts"
import { hashLeaf } from "./hash-suite.ts"
import type { ReceiptResult } from "./result.ts"

/** One determination of a run, or of a single request. */
export interface Determination extends ReceiptResult {
  /** The id of the run or the request: that of the signed root. */
  readonly run: string
  readonly programme: { readonly id: string; readonly edition: string }
  readonly subject: SubjectId
  /** The month or day that was decided for. */
  readonly time: DecisionTime
  /** As known then, each with its source and as-of date where these were told. */
  readonly facts: FactValues
}

/** A determination with its basis and salt; not yet placed in the tree of its run. */
export interface Receipt {
  readonly determination: Secret<string>
  readonly basis: Pick<ReceiptBasis, "text">
}

/**
 * The receipt of a determination. `salt` is random, new for each receipt, at least 32 small hex digits; throws
 * `RangeError` (a defect) on another. Of the facts it takes those that the rule names, with the codes they name.
 */
export function composeReceipt(of: Determination, basis: ReceiptBasis, salt: string): Receipt {
  if (!/^[0-9a-f]{32,128}$/.test(salt)) throw new RangeError("A salt has 32 to 128 small hex digits.")
  const { amount, programme, reasons, run, subject, time, verdict } = of
  const facts = Object.fromEntries(basis.facts.map((name) => [name, of.facts[name]]))
  const codes = codesIn(facts, basis)
  const body = {
    amount,
    basis: basis.hash,
    codes,
    facts,
    programme,
    reasons,
    run,
    salt,
    subject,
    time,
    verdict,
  }
  return { determination: new Secret(canonicalJson(body), SHOWN), basis }
}

/** The codes that facts name, with all they lay in or became, where these do not stand in the basis. */
function codesIn(values: FactValues, { tables }: ReceiptBasis): CodeEntries {
  const needed = tables.map(({ facts, held, scheme, table }) => {
    const words = wordsIn(facts.map((name) => values[name]))
    return [scheme, lineageOf(table, words, held)] as const
  })
  return Object.fromEntries(needed.filter(([, entries]) => entries.length > 0))
}

/** What the tree of the run holds of a receipt. */
export function leafOf({ determination }: Receipt, suite: HashSuite): string {
  return hashLeaf(suite, determination.reveal("to hash it"))
}

/**
 * The receipt as the person is handed it: canonical JSON (RFC 8785), one line, with its way to the signed root.
 */
export function writeReceipt({ basis, determination }: Receipt, path: HashPath): Secret<string> {
  const body = determination.reveal("to write the receipt")
  const { index, siblings } = path
  const tail = canonicalJson({ index, siblings })
  return new Secret(`{"basis":${basis.text},"determination":${body},"path":${tail},"v":1}`, SHOWN)
}

const SHOWN = "[decision receipt]"

/**
 * Checks receipts against signed roots with nothing but what they hold: that the root is the authority's, that the
 * determination stands in it, and that its own facts and its own rule give what it says.
 */
import * as Result from "effect/Result"
import type { SubjectId } from "../../../identity/index.ts"
import type { DecisionTime } from "../../../rules/index.ts"
import { type Climb, climberTo, type HashName, type HashSuite } from "../../../proofs/index.ts"
import { hashBasis, hashLeaf } from "../hash-suite.ts"
import type { ReceiptResult } from "../result.ts"
import { signedDeterminationSchema, signedRootSchema } from "../schema.ts"
import { type SignedRoot, signedText } from "../signed-root.ts"
import { type Decider, deciderOf, readBasis } from "./read-basis.ts"
import { type ReceiptFault, type ReceiptRefused, receiptRefused } from "./receipt-refused.errors.ts"
import {
  basisTextOf,
  isWellFormed,
  parseJson,
  readCanonical,
  readPath,
  type ReceiptParts,
  splitOn,
} from "./split-receipt.ts"

/** What checking takes that core does not have. */
export interface VerifierParts {
  readonly suites: Readonly<Record<HashName, HashSuite>>
  /** Whether the text was signed with the key that is trusted; never throws. */
  readonly isSigned: (text: string, signed: SignedRoot["signed"]) => boolean
}

/** What a receipt that holds says; the facts stay in it. */
export interface VerifiedReceipt extends ReceiptResult {
  readonly run: string
  readonly programme: { readonly id: string; readonly edition: string }
  readonly subject: SubjectId
  readonly time: DecisionTime
}

/** Takes a receipt and a signed root, each in the text it was handed out in. Says the first thing that is wrong. */
export type ReceiptVerifier = (
  receipt: string,
  signedRoot: string,
) => Result.Result<VerifiedReceipt, ReceiptRefused>

/**
 * A verifier for receipts under one key. It checks the signature of a root once and reads a rule once, so that the
 * many receipts of a run take microseconds each; what it remembers is bounded, and only what has held.
 */
export function receiptVerifier({ isSigned, suites }: VerifierParts): ReceiptVerifier {
  const roots = new Map<string, OpenRoot>()
  /** By hash name and text of the basis; the last few, for a run is on one. */
  const bases = new Map<string, KnownBasis>()

  const openRoot = (signedRoot: string): OpenRoot | ReceiptFault => {
    const known = roots.get(signedRoot)
    if (known !== undefined) return known
    const read = signedRootSchema.safeParse(readCanonical(signedRoot))
    if (!read.success || !isWellFormed(signedRoot)) return "root-malformed"
    if (!isSigned(signedText(read.data), read.data.signed)) return "root-not-signed"
    const suite = suites[read.data.suite]
    const opened = { root: read.data, suite, leads: climberTo(read.data.root, read.data.count, suite) }
    remember(roots, signedRoot, opened)
    return opened
  }

  const split = (receipt: string): ReceiptParts | null => {
    for (const basis of bases.keys()) {
      const parts = splitOn(basis, receipt)
      if (parts !== null) return parts
    }
    const basis = basisTextOf(receipt)
    return basis === null ? null : splitOn(basis, receipt)
  }

  const basisOf = (text: string, hash: string, suite: HashSuite): KnownBasis | ReceiptFault => {
    const known = bases.get(text)
    if (known !== undefined && known.hashes[suite.name] === hash) return known
    if (!isWellFormed(text) || hashBasis(suite, text) !== hash) return "other-basis"
    const basis = known ?? { hashes: {}, decide: decidersOf(text) }
    basis.hashes[suite.name] = hash
    remember(bases, text, basis)
    return basis
  }

  return (receipt, signedRoot) => {
    const opened = openRoot(signedRoot)
    if (typeof opened === "string") return refuse(opened)
    const { leads, root, suite } = opened
    const parts = split(receipt)
    if (parts === null || !isWellFormed(parts.determination)) return refuse("receipt-malformed")
    const path = readPath(parts.path)
    if (path === null) return refuse("receipt-malformed")
    const leaf = hashLeaf(suite, parts.determination)
    if (!leads(leaf, path)) return refuse("not-in-tree")
    // What was signed is read as it is: its very characters have been hashed.
    const read = signedDeterminationSchema.safeParse(parseJson(parts.determination))
    if (!read.success) return refuse("receipt-malformed")
    const { facts, programme, run, subject, time, ...said } = read.data
    if (run !== root.run) return refuse("other-run")
    const basis = basisOf(parts.basis, said.basis, suite)
    if (typeof basis === "string") return refuse(basis)
    const decider = basis.decide(time, said.codes)
    if (decider === null) return refuse("rule-not-sound")
    const fault = compare(said, decider(facts))
    if (fault !== null) return refuse(fault)
    const { amount, reasons, verdict } = said
    return Result.succeed({ run, programme, subject, time, verdict, amount, reasons })
  }
}

interface OpenRoot {
  readonly root: SignedRoot
  readonly suite: HashSuite
  readonly leads: Climb
}

interface KnownBasis {
  readonly hashes: { [name in HashName]?: string }
  readonly decide: (time: DecisionTime, codes: unknown) => Decider | null
}

const MOST_BASES = 8
const MOST_DECIDERS = 2_000

function remember<Value>(kept: Map<string, Value>, key: string, value: Value, most = MOST_BASES): void {
  const [oldest] = kept.keys()
  if (!kept.has(key) && kept.size >= most && oldest !== undefined) kept.delete(oldest)
  kept.set(key, value)
}

/** The deciders of a basis, by the month or day decided for and the codes beside it: a district has some hundred. */
function decidersOf(basis: string): KnownBasis["decide"] {
  const read = readBasis(basis)
  const kept = new Map<string, Decider>()
  return (time, codes) => {
    const key = `${"on" in time ? time.on : time.month} ${JSON.stringify(codes)}`
    const known = kept.get(key)
    if (known !== undefined || read === null) return known ?? null
    const decider = deciderOf(read, codes, time)
    if (decider !== null) remember(kept, key, decider, MOST_DECIDERS)
    return decider
  }
}

function compare(said: ReceiptResult, again: ReceiptResult): ReceiptFault | null {
  if (said.verdict !== again.verdict) return "verdict-differs"
  if (said.amount?.min !== again.amount?.min || said.amount?.max !== again.amount?.max)
    return "amount-differs"
  const same =
    said.reasons.length === again.reasons.length &&
    said.reasons.every(({ code, verdict }, at) => {
      const reason = again.reasons[at]
      return code === reason?.code && verdict === reason.verdict
    })
  return same ? null : "reasons-differ"
}

function refuse(fault: ReceiptFault): Result.Result<never, ReceiptRefused> {
  return Result.fail(receiptRefused(fault))
}

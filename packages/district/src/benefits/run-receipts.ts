/** Receipts of a run's determinations: made as they are told, signed with the run, handed out to the person they are about. */
import type { EntitlementEventData } from "@onevisit/core/benefits"
import {
  composeBasis,
  composeReceipt,
  composeTree,
  leafOf,
  pathOf,
  type Receipt,
  type ReceiptBasis,
  resultOfDecision,
  writeReceipt,
} from "@onevisit/core/benefits/receipts"
import { entitlementEventReader } from "@onevisit/core/benefits/schema"
import { secret } from "@onevisit/core/identity"
import type { Keys, Storage } from "@onevisit/core/ports"
import { type BoundRule, decide, type FactValues, observed, type RawValue } from "@onevisit/core/rules"
import type { Month, PlainDate } from "@onevisit/core/time"
import { loadStream } from "../acts/index.ts"
import { sha256, signRoot } from "../receipts/index.ts"
import { type OpenedFor, purposeOf, sealing, type SealingOptions } from "../sealing/index.ts"
import { UnknownBenefit } from "./benefits.errors.ts"
import { type EntitlementKey, entitlementStream } from "./entitlement-model.ts"
import { BASIS_VIEW, sweepModel, sweepStream } from "./run-model.ts"

/** What a determination was made of. */
export interface Determined {
  readonly run: string
  readonly edition: string
  readonly key: EntitlementKey
  readonly month: Month
  readonly facts: FactValues
  readonly source: string
  readonly asOf: PlainDate
  /** Known to nobody outside and the same at a repetition, so that a run that breaks off comes to the same root. */
  readonly salt: string
}

export type MadeReceipt = NonNullable<EntitlementEventData["DifferenceFound"]["receipt"]>

/** A receipt and what it is checked against: see `verifyReceipt` of `@onevisit/district/receipts`. */
export interface HandedReceipt {
  readonly receipt: string
  readonly signedRoot: string
}

export const basisFor = ({ rule }: BoundRule): ReceiptBasis => composeBasis(rule, sha256)

export function makeReceipt(bound: BoundRule, basis: ReceiptBasis, of: Determined): MadeReceipt {
  const { asOf, edition, key, month, run, salt, source } = of
  const facts = Object.fromEntries(
    Object.entries(of.facts).map(([name, value]) => [name, withSource(value, source, asOf)]),
  ) as FactValues
  const receipt = composeReceipt(
    {
      run,
      programme: { id: key.programme, edition },
      subject: key.subject,
      time: { month },
      facts,
      ...resultOfDecision(decide(bound, facts)),
    },
    basis,
    salt,
  )
  return { leaf: leafOf(receipt, sha256), determination: receipt.determination.reveal("to seal it") }
}

/** A plain value with where it comes from; what says that itself, or is no value, stays as it is. */
function withSource(value: FactValues[string], source: string, asOf: PlainDate): FactValues[string] {
  const isStated = typeof value === "object" && value !== null && "state" in value
  if (value === undefined || (isStated && value.state !== "never")) return value
  return observed(value as RawValue, { source, asOf })
}

/** The signed root over the leaves of a run; `null` where it determined nobody. */
export async function rootOf(keys: Keys, run: string, leaves: readonly string[]): Promise<string | null> {
  return leaves.length === 0 ? null : signRoot(keys, run, composeTree(leaves, sha256), sha256)
}

export interface ReceiptDesk {
  /**
   * The receipt of the last determination of a person that a closed run made, or of a named run's; `null` where there is
   * none. It holds the person's facts in clear: hand it to nobody else.
   */
  receipt(
    key: EntitlementKey,
    options: { readonly purpose: OpenedFor; readonly sweep?: string },
  ): Promise<HandedReceipt | null>
}

export function receiptDesk(options: {
  readonly storage: Storage
  readonly keys: Keys
  readonly onOpened?: SealingOptions["onOpened"]
}): ReceiptDesk {
  const { keys, onOpened, storage } = options
  const seals = sealing({ keys, reader: entitlementEventReader, ...(onOpened ? { onOpened } : {}) })
  return {
    receipt: async (key, { purpose, sweep }) => {
      const stream = entitlementStream(key)
      const events = await storage.readStream({ stream })
      if (events.length === 0) throw new UnknownBenefit("entitlement")
      const made = events.findLast(({ data, type }) => {
        if (type !== "DifferenceFound") return false
        const { receipt, run } = data as EntitlementEventData["DifferenceFound"]
        return receipt !== null && (sweep === undefined || run === sweep)
      })
      if (made === undefined) return null
      const [opened] = await seals.open({ stream, events: [made], purpose })
      if (opened === undefined) return null
      const { receipt, run } = opened.data as EntitlementEventData["DifferenceFound"]
      const { state } = await loadStream(storage, sweepStream(run), sweepModel(run))
      const basis = await storage.getView({ ...BASIS_VIEW, key: run })
      if (state.root === null || basis === null || typeof receipt?.determination !== "string") return null
      const tree = composeTree(state.leaves, sha256)
      const whole: Receipt = {
        determination: secret(receipt.determination, "***"),
        basis: basis.doc as { readonly text: string },
      }
      const paper = writeReceipt(whole, pathOf(tree, state.leaves.indexOf(receipt.leaf)))
      return { receipt: paper.reveal(purposeOf(purpose)), signedRoot: state.root }
    },
  }
}

/**
 * Pays what is owed, of whatever kind: plans lines, pays each on the record of the person, and closes the run with the
 * totals of what was paid there. Called again it goes on where it was; nothing is paid twice, whatever breaks off.
 */
import {
  composePaymentRows,
  type ControlTotals,
  linesSent,
  linesWith,
  mayPay,
  type OpenPayee,
  type PaymentCommand,
  type PaymentLine,
  type PaymentOf,
  type PaymentState,
  totalsOf,
} from "@onevisit/core/benefits"
import type { EventReader } from "@onevisit/core/events"
import type { Actor } from "@onevisit/core/identity"
import type { Refusal } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { hashOf } from "../pins/index.ts"
import { ownOpening, sealing, type SealingOptions } from "../sealing/index.ts"
import { paymentModel, paymentStream, type PaymentSummary, paymentSummaryOf } from "./payment-model.ts"
import type { PaymentSource } from "./payment-source.ts"
import { UnknownPayment } from "./payments.errors.ts"

export interface PaymentFile {
  /** For the bank, header first; hold it no longer than it takes to send it. */
  readonly rows: readonly (readonly string[])[]
  /** The hash is that of the rows as canonical JSON. */
  readonly totals: ControlTotals
}

export type PaymentAnswer =
  | {
      readonly outcome: "closed"
      readonly payment: string
      readonly summary: PaymentSummary
      /** Who is owed something and has no account to pay to; 0 for a run that was closed before. */
      readonly withoutAccount: number
    }
  | { readonly outcome: "refused"; readonly payment: string; readonly refusal: Refusal }

export interface ReturnedLine {
  readonly line: string
  readonly reason: string
  readonly on: PlainDate
}

export type ReturnsAnswer =
  | {
      readonly outcome: "noted"
      readonly noted: number
      /** Lines that are not in the file, are back already, or would be back on a day that has not come. */
      readonly unknown: readonly string[]
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

/** What a district's services offer of their payment runs, apart from running one. */
export interface PaymentFiles {
  /** The file of a closed run, the same however often it is asked for. Rejects with `UnknownPayment`. */
  paymentFile(payment: string, purpose: string): Promise<PaymentFile>
  /** 退票: what the bank sent back is owed again. Rejects with `UnknownPayment`. */
  noteReturns(
    payment: string,
    returned: readonly ReturnedLine[],
    call: { readonly as: Actor },
  ): Promise<ReturnsAnswer>
  /** Where a run stands. Rejects with `UnknownPayment`. */
  payment(payment: string): Promise<PaymentState>
}

export interface PaymentRuns<Of extends PaymentOf> extends PaymentFiles {
  run(
    payment: string,
    of: Of,
    purpose: string,
    as: Actor,
    onProgress?: (done: number) => void,
  ): Promise<PaymentAnswer>
}

export interface PaymentRunsOptions<Of extends PaymentOf> extends Deciding, Pick<SealingOptions, "onOpened"> {
  readonly source: PaymentSource<Of>
  /** Reads the records that lines are paid on. */
  readonly reader: EventReader
}

export function paymentRuns<Of extends PaymentOf>(options: PaymentRunsOptions<Of>): PaymentRuns<Of> {
  const { clock, reader, source, storage } = options
  const seals = sealing({ ...options, reader })

  const load = async (payment: string): Promise<PaymentState & { readonly of: Of }> => {
    const { state, version } = await loadStream(storage, paymentStream(payment), paymentModel(payment))
    if (version === 0 || !isOurs(state.of)) throw new UnknownPayment()
    return { ...state, of: state.of }
  }
  const newId = () => uuidV7(clock.now().at)
  const isOurs = (of: PaymentOf | null): of is Of => of?.kind === source.kind

  const command = async (payment: string, of: Of, it: PaymentCommand, as: Actor, commandId: string) => {
    const authority = await source.authorityOf(of)
    return runDecision(options, paymentModel(payment), {
      stream: paymentStream(payment),
      commandId: `payment:${payment}/${commandId}`,
      command: it,
      contextOf: (_, now) => ({ now, actor: as, authority }),
    })
  }
  const refuse = async (of: Of, actor: Actor, act: "pay" | "note-return") =>
    mayPay({ actor, now: clock.now(), authority: await source.authorityOf(of) }, act)

  const settle = async (payment: string, of: Of, lines: readonly PaymentLine[], as: Actor) => {
    if (lines.length === 0) return
    const settled = await source.settle(of, payment, lines, as)
    await command(payment, of, { type: "note-paid", ...settled }, as, `paid/${lines.at(-1)?.line}`)
  }

  /** Lines for all that is owed, planned and paid page by page; how many have no account to pay to. */
  const goOn = async (payment: string, of: Of, as: Actor, onProgress: (done: number) => void) => {
    // What was planned before the run broke off comes first.
    await settle(payment, of, linesWith(await load(payment), "planned"), as)
    const { lines: before } = await load(payment)
    let [next, withoutAccount] = [before.size + 1, 0]
    for await (const page of source.owed(of, as)) {
      withoutAccount += page.withoutAccount
      if (page.lines.length === 0) continue
      const lines = page.lines.map((each, at) => ({ ...each, line: String(next + at) }))
      await command(payment, of, { type: "plan", lines }, as, `plan/${next}`)
      await settle(payment, of, lines, as)
      next += lines.length
      onProgress(next - 1)
    }
    return withoutAccount
  }

  /** The account of a line as it was when the line was paid. */
  const payeeOf = async (of: Of, payment: string, line: PaymentLine): Promise<OpenPayee> => {
    const { isPayment, stream } = source.recordOf(of, payment, line)
    const events = await storage.readStream({ stream })
    const set = events.slice(0, events.findIndex(isPayment)).findLast(({ type }) => type === "PayeeSet")
    if (set === undefined) throw new UnknownPayment()
    const [opened] = await seals.open({ stream, events: [set], purpose: ownOpening("own:pay") })
    if (opened === undefined) throw new UnknownPayment()
    return (opened.data as { readonly payee: OpenPayee }).payee
  }

  const rowsOf = async (payment: string, of: Of, purpose: string, state: PaymentState) => {
    const lines = []
    for (const line of linesSent(state)) lines.push({ line, payee: await payeeOf(of, payment, line) })
    return composePaymentRows(lines, purpose)
  }

  return {
    payment: load,
    run: async (payment, of, purpose, as, onProgress = () => {}) => {
      const refused = (refusal: Refusal): PaymentAnswer => ({ outcome: "refused", payment, refusal })
      const { version } = await loadStream(storage, paymentStream(payment), paymentModel(payment))
      const tooEarly =
        version === 0 ? ((await refuse(of, as, "pay")) ?? (await source.refuseToOpen(of))) : null
      if (tooEarly !== null) return refused(tooEarly)
      // A run that is open is opened again, so that who may not, or means another, is told so.
      const payOn = source.payOn(of)
      const commandId = version === 0 ? "open" : `open/${newId()}`
      const opened = await command(payment, of, { type: "open", of, payOn }, as, commandId)
      if (opened.outcome === "refused") return refused(opened.refusal)
      let state = await load(payment)
      let withoutAccount = 0
      if (state.phase === "open") {
        withoutAccount = await goOn(payment, of, as, onProgress)
        state = await load(payment)
        const hash = hashOf(await rowsOf(payment, of, purpose, state))
        const totals = { ...totalsOf(state), hash }
        await command(payment, of, { type: "close", totals }, as, "close")
        state = await load(payment)
      }
      return { outcome: "closed", payment, summary: paymentSummaryOf(payment, state), withoutAccount }
    },
    paymentFile: async (payment, purpose) => {
      const state = await load(payment)
      if (state.totals === null) throw new UnknownPayment()
      return { rows: await rowsOf(payment, state.of, purpose, state), totals: state.totals }
    },
    noteReturns: async (payment, returned, { as }) => {
      const { of } = await load(payment)
      const refusal = await refuse(of, as, "note-return")
      if (refusal !== null) return { outcome: "refused", refusal }
      const unknown: string[] = []
      for (const { line: id, on, reason } of returned) {
        // Here first: a line that is not in the file, or a day that has not come, changes nobody's record.
        await command(payment, of, { type: "note-return", line: id, on, reason }, as, `return/${newId()}`)
        const line = (await load(payment)).lines.get(id)
        const isBack =
          line?.status === "returned" && (await source.takeBack(of, payment, line, { reason, as }))
        if (!isBack) unknown.push(id)
      }
      return { outcome: "noted", noted: returned.length - unknown.length, unknown }
    },
  }
}

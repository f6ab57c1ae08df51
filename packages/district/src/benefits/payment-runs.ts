/**
 * Pays what is owed: plans lines from the entitlements, pays each on its entitlement, and closes the run with the totals of
 * what was paid there. Called again it goes on where it was; nothing is paid twice, whatever breaks off.
 */
import {
  composePaymentRows,
  type ControlTotals,
  ledgerOf,
  linesWith,
  type OpenPayee,
  type PaymentCommand,
  type PaymentLine,
  type PaymentState,
  paymentDayOf,
  totalsOf,
} from "@onevisit/core/benefits"
import { entitlementEventReader } from "@onevisit/core/benefits/schema"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { firstDay, type Month, type PlainDate } from "@onevisit/core/time"
import { AlreadyExists, loadStream, runDecision } from "../acts/index.ts"
import { hashOf } from "../pins/index.ts"
import { sealing } from "../sealing/index.ts"
import { UnknownBenefit } from "./benefits.errors.ts"
import type { EntitlementDesk, EntitlementDeskOptions, EntitlementRequest } from "./entitlement-desk.ts"
import { ENTITLEMENT_VIEW, type EntitlementSummary, entitlementStream } from "./entitlement-model.ts"
import { paymentModel, paymentStream, type PaymentSummary, paymentSummaryOf } from "./run-model.ts"

export interface PayInput {
  readonly programme: string
  readonly month: Month
  /** The run's id; the programme and the month unless said. */
  readonly payment?: string
  /** What people read on the statement, for example `样例区2018年8月高龄津贴`. */
  readonly purpose: string
}

export interface PaymentFile {
  /** For the bank, header first; hold it no longer than it takes to send it. */
  readonly rows: readonly (readonly string[])[]
  /** The hash is that of the rows as canonical JSON. */
  readonly totals: ControlTotals
}

export interface PaymentAnswer {
  readonly payment: string
  readonly summary: PaymentSummary
  /** Who is owed something and has no account to pay to. */
  readonly withoutAccount: number
}

export interface ReturnedLine {
  readonly line: string
  readonly reason: string
  readonly on: PlainDate
}

export interface PaymentRuns {
  pay(
    input: PayInput,
    call: { readonly as: Actor },
    onProgress?: (done: number) => void,
  ): Promise<PaymentAnswer>
  /** The file of a closed run, the same however often it is asked for. */
  paymentFile(payment: string, purpose: string): Promise<PaymentFile>
  /** What the bank sent back: the months are owed again. Lines that are unknown or back already are named. */
  noteReturns(
    payment: string,
    returned: readonly ReturnedLine[],
    call: { readonly as: Actor },
  ): Promise<{ readonly noted: number; readonly unknown: readonly string[] }>
  payment(payment: string): Promise<PaymentState>
}

export interface PaymentRunsOptions extends EntitlementDeskOptions {
  readonly desk: EntitlementDesk
}

/** Lines that are planned and paid together. */
const PAGE = 1000

export function paymentRuns(options: PaymentRunsOptions): PaymentRuns {
  const { calendar, clock, desk, storage } = options
  const seals = sealing({ ...options, reader: entitlementEventReader })

  const loaded = (payment: string) => loadStream(storage, paymentStream(payment), paymentModel(payment))

  const load = async (payment: string): Promise<PaymentState> => {
    const { state, version } = await loaded(payment)
    if (version === 0) throw new UnknownBenefit("payment")
    return state
  }

  const command = async (payment: string, it: PaymentCommand, as: Actor, commandId: string) => {
    const decided = await runDecision(options, paymentModel(payment), {
      stream: paymentStream(payment),
      commandId: `payment:${commandId}`,
      command: it,
      contextOf: (_, now) => ({ now, actor: as }),
    })
    return decided
  }

  async function* entitlementsOf(programme: string): AsyncIterable<readonly SubjectId[]> {
    for (const phase of ["enrolled", "stopped"] as const) {
      for (let after: string | null | undefined; after !== null;) {
        const page = await storage.findViews({
          ...ENTITLEMENT_VIEW,
          where: { programme, phase },
          limit: PAGE,
          ...(after === undefined ? {} : { after }),
        })
        yield page.rows.map(({ doc }) => (doc as EntitlementSummary).subject)
        after = page.cursor
      }
    }
  }

  /** The lines that some people are owed, numbered after those there are. */
  const linesFor = async (
    { month, programme }: PayInput,
    subjects: readonly SubjectId[],
    from: number,
  ): Promise<{ readonly lines: readonly PaymentLine[]; readonly withoutAccount: number }> => {
    const lines: PaymentLine[] = []
    let withoutAccount = 0
    for (const subject of subjects) {
      const { state } = await desk.load({ programme, subject })
      const months = ledgerOf(state, month)
        .filter(({ owed }) => owed > 0)
        .map(({ month: at, owed }) => ({ month: at, amount: owed }))
      if (months.length === 0) continue
      if (state.hasPayee) lines.push({ line: String(from + lines.length), subject, months })
      else withoutAccount += 1
    }
    return { lines, withoutAccount }
  }

  /** Pays planned lines on their entitlements; a month that another programme of the group pays is left to it. */
  const payLines = async (
    { month, programme }: PayInput,
    payment: string,
    lines: readonly PaymentLine[],
    as: Actor,
  ): Promise<{ readonly paid: readonly string[]; readonly dropped: readonly string[] }> => {
    const requests = lines.map(({ line, months, subject }): EntitlementRequest => ({
      key: { programme, subject },
      command: { type: "pay", payment, line, months },
      call: { as, commandId: `payment:${payment}/line/${line}`, month },
    }))
    try {
      return sorted(lines, await desk.runAll(requests))
    } catch (error) {
      if (!(error instanceof AlreadyExists)) throw error
    }
    const answers = []
    for (const request of requests) answers.push(await payOne(request))
    return sorted(lines, answers)
  }

  const payOne = async (
    request: EntitlementRequest,
  ): Promise<{ readonly outcome: "committed" | "refused" }> => {
    try {
      return await desk.run(request)
    } catch (error) {
      if (!(error instanceof AlreadyExists)) throw error
      const month = error.key.slice(error.key.indexOf("/") + 1) as Month
      await desk.run({
        key: request.key,
        command: { type: "note-taken", month, programme: error.holder },
        call: { as: request.call.as, commandId: `${request.call.commandId}/taken/${month}` },
      })
      return { outcome: "refused" }
    }
  }

  const finish = async (payment: string, lines: readonly PaymentLine[], input: PayInput, as: Actor) => {
    if (lines.length === 0) return
    const settled = await payLines(input, payment, lines, as)
    const last = lines.at(-1)?.line ?? ""
    await command(payment, { type: "note-paid", ...settled }, as, `${payment}/paid/${last}`)
  }

  /** The account of a line as it was when the line was paid. */
  const payeeOf = async (
    programme: string,
    payment: string,
    { line, subject }: PaymentLine,
  ): Promise<OpenPayee> => {
    const stream = entitlementStream({ programme, subject })
    const events = await storage.readStream({ stream })
    const paidAt = events.findIndex(
      ({ data, type }) =>
        type === "MonthsPaid" &&
        (data as { readonly line: string }).line === line &&
        (data as { readonly payment: string }).payment === payment,
    )
    const set = events.slice(0, paidAt).findLast(({ type }) => type === "PayeeSet")
    if (set === undefined) throw new UnknownBenefit("payment")
    const [opened] = await seals.open({ stream, events: [set], purpose: "payment file" })
    if (opened === undefined) throw new UnknownBenefit("payment")
    return (opened.data as { readonly payee: OpenPayee }).payee
  }

  const rowsOf = async (payment: string, purpose: string, state: PaymentState) => {
    const paid = linesWith(state, "paid", "returned")
    const programme = state.programme ?? ""
    const lines = []
    for (const line of paid) lines.push({ line, payee: await payeeOf(programme, payment, line) })
    return composePaymentRows(lines, purpose)
  }

  return {
    payment: load,
    pay: async (input, { as }, onProgress = () => {}) => {
      const { month, programme, purpose } = input
      const payment = input.payment ?? `${programme}-${month}`
      if ((await loaded(payment)).version === 0) {
        const edition = desk.editionOn(programme, { ...clock.now(), on: firstDay(month) })
        const payOn = paymentDayOf(edition, month, calendar).date
        await command(payment, { type: "open", programme, month, payOn }, as, `${payment}/open`)
      }
      let state = await load(payment)
      let withoutAccount = 0
      if (state.phase === "open") {
        // What was planned before the run broke off comes first.
        await finish(payment, linesWith(state, "planned"), input, as)
        state = await load(payment)
        let next = state.lines.size + 1
        const had = new Set([...state.lines.values()].map(({ subject }) => subject))
        for await (const subjects of entitlementsOf(programme)) {
          const planned = await linesFor(
            input,
            subjects.filter((subject) => !had.has(subject)),
            next,
          )
          withoutAccount += planned.withoutAccount
          if (planned.lines.length === 0) continue
          await command(payment, { type: "plan", lines: planned.lines }, as, `${payment}/plan/${next}`)
          await finish(payment, planned.lines, input, as)
          next += planned.lines.length
          onProgress(next - 1)
        }
        state = await load(payment)
        const hash = hashOf(await rowsOf(payment, purpose, state))
        await command(
          payment,
          { type: "close", totals: { ...totalsOf(state), hash } },
          as,
          `${payment}/close`,
        )
        state = await load(payment)
      }
      return { payment, summary: paymentSummaryOf(payment, state), withoutAccount }
    },
    paymentFile: async (payment, purpose) => {
      const state = await load(payment)
      if (state.totals === null) throw new UnknownBenefit("payment")
      return { rows: await rowsOf(payment, purpose, state), totals: state.totals }
    },
    noteReturns: async (payment, returned, { as }) => {
      const state = await load(payment)
      const unknown: string[] = []
      for (const { line, on, reason } of returned) {
        const found = state.lines.get(line)
        const commandId = `payment:${payment}/line/${line}/return`
        const answer =
          found?.status === "paid"
            ? await desk.run({
                key: { programme: state.programme ?? "", subject: found.subject },
                command: { type: "note-return", payment, line, reason },
                call: { as, commandId },
              })
            : null
        if (answer?.outcome !== "committed") unknown.push(line)
        else
          await command(payment, { type: "note-return", line, on, reason }, as, `${payment}/return/${line}`)
      }
      return { noted: returned.length - unknown.length, unknown }
    },
  }
}

function sorted(
  lines: readonly PaymentLine[],
  answers: readonly { readonly outcome: "committed" | "refused" }[],
) {
  const idsOf = (outcome: "committed" | "refused") =>
    lines.filter((_, at) => answers[at]?.outcome === outcome).map(({ line }) => line)
  return { paid: idsOf("committed"), dropped: idsOf("refused") }
}

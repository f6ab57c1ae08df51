/** The money of a programme in a month, for payment runs: whatever is owed through it, less what was decided to set off. */
import {
  ledgerOf,
  type PaidMonth,
  paymentDayOf,
  type PaymentLine,
  type PaymentOf,
  type Programme,
  refundOwed,
  setOffIn,
} from "@onevisit/core/benefits"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { firstDay, type Month } from "@onevisit/core/time"
import { AlreadyExists } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { OwedLine, OwedPage, PaymentSource } from "../payments/index.ts"
import type { EntitlementDesk, EntitlementDeskOptions, EntitlementRequest } from "./entitlement-desk.ts"
import { ENTITLEMENT_VIEW, type EntitlementSummary, entitlementStream } from "./entitlement-model.ts"
import { groupDesk } from "./group-desk.ts"

export interface PayInput {
  readonly programme: string
  readonly month: Month
  /** The run's id; the programme and the month unless said. */
  readonly payment?: string
  /** What people read on the statement, for example `样例区2018年8月高龄津贴`. */
  readonly purpose: string
}

export type AllowanceRun = Extract<PaymentOf, { readonly kind: "programme" }>

export interface AllowanceOptions extends EntitlementDeskOptions {
  readonly desk: EntitlementDesk
}

/** Lines that are planned and paid together. */
const PAGE = 1000

export function allowanceMoney(options: AllowanceOptions): PaymentSource<AllowanceRun> {
  const { calendar, clock, desk, storage } = options
  const group = groupDesk(desk, options)
  const editionFor = ({ month, programme }: AllowanceRun): Programme =>
    desk.editionOn(programme, { ...clock.now(), on: firstDay(month) })

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

  const pageFor = async (
    { month, programme }: AllowanceRun,
    subjects: readonly SubjectId[],
    as: Actor,
  ): Promise<OwedPage> => {
    const lines: OwedLine[] = []
    let withoutAccount = 0
    for (const subject of subjects) {
      const state = await group.upTo({ programme, subject }, month, as)
      const items = ledgerOf(state, month)
        .filter(({ owed }) => owed > 0)
        .map(({ month: at, owed }) => ({ month: at, amount: owed }))
      const refund = refundOwed(state)
      if (items.length === 0 && refund === 0) continue
      const gross = items.reduce((sum, { amount }) => sum + amount, 0)
      if (state.hasPayee) lines.push({ subject, items, setOff: setOffIn(state, month, gross), refund })
      else withoutAccount += 1
    }
    return { lines, withoutAccount }
  }

  /** A month that another programme of the group has paid meanwhile is left to it; the line waits for the next run. */
  const payOne = async (
    { month }: AllowanceRun,
    request: EntitlementRequest,
  ): Promise<{ readonly outcome: "committed" | "refused" }> => {
    try {
      return await desk.run(request)
    } catch (error) {
      if (!(error instanceof AlreadyExists)) throw error
      await group.upTo(request.key, month, request.call.as)
      return { outcome: "refused" }
    }
  }

  return {
    kind: "programme",
    authorityOf: async (of) => ({ role: editionFor(of).acts.role, programs: true }),
    payOn: (of) => paymentDayOf(editionFor(of), of.month, calendar).date,
    refuseToOpen: async () => null,
    owed: async function* (of, as) {
      for await (const subjects of entitlementsOf(of.programme)) yield pageFor(of, subjects, as)
    },
    settle: async (of, payment, lines, as) => {
      const requests = lines.map((line): EntitlementRequest => ({
        key: { programme: of.programme, subject: line.subject },
        command: {
          type: "pay",
          payment,
          line: line.line,
          months: monthsOf(line),
          setOff: line.setOff,
          refund: line.refund,
        },
        call: { as, commandId: `payment:${payment}/line/${line.line}`, month: of.month },
      }))
      try {
        return sorted(lines, await desk.runAll(requests))
      } catch (error) {
        if (!(error instanceof AlreadyExists)) throw error
      }
      const answers = []
      for (const request of requests) answers.push(await payOne(of, request))
      return sorted(lines, answers)
    },
    takeBack: async ({ programme }, payment, { line, subject }, { as, reason }) => {
      const answer = await desk.run({
        key: { programme, subject },
        command: { type: "note-return", payment, line, reason },
        call: { as, commandId: `return:${uuidV7(clock.now().at)}` },
      })
      return answer.outcome === "committed"
    },
    recordOf: ({ programme }, payment, { line, subject }) => ({
      stream: entitlementStream({ programme, subject }),
      isPayment: ({ data, type }) =>
        type === "MonthsPaid" &&
        (data as { readonly line: string }).line === line &&
        (data as { readonly payment: string }).payment === payment,
    }),
  }
}

function monthsOf({ items }: PaymentLine): readonly PaidMonth[] {
  return items.flatMap((item) => ("month" in item ? [item] : []))
}

function sorted(
  lines: readonly PaymentLine[],
  answers: readonly { readonly outcome: "committed" | "refused" }[],
) {
  const idsOf = (outcome: "committed" | "refused") =>
    lines.filter((_, at) => answers[at]?.outcome === outcome).map(({ line }) => line)
  return { paid: idsOf("committed"), dropped: idsOf("refused") }
}

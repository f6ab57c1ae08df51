/** What commands are made of: papers, receipts, examinations and credit, of the words of moves. */
import { text } from "../reasons/index.ts"
import { addDays, type PlainDate, plainDate, workingDays } from "../time/index.ts"
import { atWindow, commitment, paper, received, spoiled } from "./case.fixture.ts"
import type { Doing, The } from "./case-moves.fixture.ts"
import type { Came, Credit, Look, Paper } from "./case-moves-terms.fixture.ts"
import type { CaseCommand, CreditFinding, Examination, Receipt } from "./index.ts"
import { licensing } from "./law.fixture.ts"

export type Commands<Do extends Doing["do"]> = {
  readonly [Each in Do]: (move: The<Each>, on: string) => CaseCommand
}
export const shift = (on: string, by: number): PlainDate => addDays(plainDate(on), by)
export const why = ({ reasons }: { readonly reasons: boolean }): readonly string[] =>
  reasons ? ["because"] : []

export function paperOf([name, flaw]: Paper) {
  if (flaw === "content-wrong") return spoiled(name)
  if (flaw === "missing-seal") return paper(name, { sealed: false })
  if (flaw === "copy-for-original") return paper(name, { copyKind: "copy" })
  return flaw === "" ? paper(name) : paper(name, { receiptInLieu: true })
}

export function receiptOf({ ago, appears, posted }: Came, on: string): Receipt {
  const day = shift(on, -ago)
  const dispatch = posted === null ? {} : { postedOn: shift(day, -posted) }
  if (!appears) return received(day, { channel: "courier", ...dispatch })
  return { ...atWindow(day), ...dispatch }
}

export function lookOf({ credit, days, isSigned, mode, tolerant, wrong }: Look): Examination {
  const signed = isSigned ? commitment : { ...commitment, means: "electronic-signature" as const }
  return {
    number: "N",
    supplementWithin: workingDays(days),
    mode,
    defects: wrong.map((requirement) => ({ requirement, note: text("内容不符", "wrong") })),
    ...(tolerant ? { tolerance: { commitment: signed, credit: creditOf(credit) } } : {}),
  }
}

/** What the credit record says: nothing, or a record that still counts, or one that no longer does. */
export function creditOf(credit: Credit): CreditFinding {
  if (credit === "unknown") return { state: "unknown" }
  const record = {
    id: "record-1",
    basis: licensing("78"),
    recognisedOn: plainDate("2018-01-01"),
    until: plainDate(credit === "lapsed" ? "2019-03-01" : "2023-01-01"),
    objection: text("异议", "objection"),
    repair: text("修复", "repair"),
  }
  return { state: "recorded", record }
}

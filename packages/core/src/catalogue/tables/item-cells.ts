/** The cells of an item whose meaning goes beyond one of them: steps with their time, the fee, the windows. */
import { composeTerm, type TermUnit } from "../../time/index.ts"
import type { ProcedureStep, ServedAt, ServiceItem } from "../service-item.ts"
import { type CellCodec, oneCell, record } from "./cell-codec.ts"
import { citation } from "./citation-cells.ts"
import { entriesIn, text, textLines } from "./text-cells.ts"
import { flag } from "./value-cells.ts"

const UNCOUNTED = "不计入承诺办结时限"
const STEP = /^(.*?)（(?:(\d{1,4})(个工作日|日|个月))?，?(不计入承诺办结时限)?）$/u
const UNITS: Readonly<Record<string, TermUnit>> = {
  个工作日: "working-day",
  日: "calendar-day",
  个月: "month",
}

/** One step on each line; behind it may stand how long it takes: 审查（5个工作日，不计入承诺办结时限）. */
export const steps = (column: string): CellCodec<readonly ProcedureStep[]> =>
  textLines<ProcedureStep>(column, stepIn, ({ counted, takes, zh }) => {
    const said = [...(takes ? [composeTerm(takes).zh] : []), ...(counted === false ? [UNCOUNTED] : [])]
    return said.length === 0 ? zh : `${zh}（${said.join("，")}）`
  })

/** What a fee is, and 是否收费 beside it: 否 with nothing else filled in is free of charge. */
export function fee(charged: string): CellCodec<ServiceItem["fee"]> {
  const isCharged = flag(charged)
  const details = record<NonNullable<ServiceItem["fee"]>>({
    amount: text("收费标准"),
    basis: citation("收费依据"),
    charges: text("收费项目"),
    payOnline: flag("网上支付"),
  })
  return {
    columns: [charged, ...details.columns],
    read(row) {
      const says = isCharged.read(row)
      const given = details.read(row)
      if (says === false && given !== undefined) row.expected(charged, "是, or nothing said about the fee")
      return says === false ? null : (given ?? (says ? {} : null))
    },
    write(value, row) {
      isCharged.write(value !== null, row)
      if (value !== null) details.write(value, row)
    },
    columnOf: (path) => (path.length === 0 ? charged : details.columnOf(path)),
  }
}

/** An outlet on each line, by its id; behind a colon its windows, where only some of them do it. */
export const places = (column: string): CellCodec<readonly ServedAt[]> =>
  oneCell(
    column,
    (cell) =>
      entriesIn(cell, /\n/).map((line) => {
        const [, outlet = line, windows = ""] = /^([^:：]*)[:：](.*)$/u.exec(line) ?? []
        const named = entriesIn(windows, /[、,，]/)
        return { outlet: outlet.trim(), ...(named.length === 0 ? {} : { windows: named }) }
      }),
    (served) =>
      served.map(({ outlet, windows }) => (windows ? `${outlet}：${windows.join("、")}` : outlet)).join("\n"),
  )

function stepIn(line: string): Partial<ProcedureStep> {
  const [, zh = "", length = "", unit = "", uncounted] = STEP.exec(line) ?? []
  const takes = UNITS[unit]
  if (takes === undefined && uncounted === undefined) return {}
  return {
    zh,
    ...(takes === undefined ? {} : { takes: { length: Number(length), unit: takes } }),
    ...(uncounted === undefined ? {} : { counted: false }),
  }
}

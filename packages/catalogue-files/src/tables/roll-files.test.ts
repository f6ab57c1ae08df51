import { composeRoll, parseRoll, type RollRow } from "@onevisit/core/benefits"
import { fen } from "@onevisit/core/money"
import { month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { readTableFiles, writeTableFiles } from "./index.ts"

const row: RollRow = {
  at: { file: "名册.csv", sheet: "名册", row: 2 },
  person: "SAMPLE-1",
  name: "=样例甲",
  category: "80至89周岁",
  firstMonth: month("2012-03"),
  paidThrough: null,
  amount: fen(3000),
  payee: { name: "样例乙", account: "0000123456789012345", bank: "样例银行", relation: "other" },
  owed: fen(1550),
  overpaid: fen(0),
}

describe("a roll in files", () => {
  it.each(["csv", "xlsx"] as const)("reads back the same from %s", async (format) => {
    const file = `名册.${format}`
    const rows = [row, { ...row, person: "SAMPLE-2", payee: null }].map((each, at) => ({
      ...each,
      at: { file, sheet: "名册", row: at + 2 },
    }))
    const table = composeRoll(rows, { file, sheet: "名册" })
    const files = Result.getOrThrow(await writeTableFiles([table], { format, name: "名册" }))
    const { issues, tables } = await readTableFiles(files)
    expect(issues).toEqual([])
    expect(Result.getOrThrow(parseRoll(tables, { cutOver: month("2018-08") }))).toEqual(rows)
  })
})

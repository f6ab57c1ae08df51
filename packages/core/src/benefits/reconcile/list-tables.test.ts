import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { composeListTable, parseListTables } from "./index.ts"
import { composeListDocument, parseListDocument } from "./list-document.schema.ts"
import { row, rows } from "./lists.fixture.ts"

describe("a list", () => {
  it("reads back the same from a table and from JSON", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = composeListTable(list, { file: "市级.csv", sheet: "市级" })
        expect(Result.getOrThrow(parseListTables([table]))).toEqual(list)
        const sent: unknown = JSON.parse(JSON.stringify(composeListDocument(list)))
        expect(Result.getOrThrow(parseListDocument(sent))).toEqual(list)
      }),
    )
  })

  it("is refused with every problem at its place, and nothing of what stands there", () => {
    const table = composeListTable([row()], { file: "市级.csv", sheet: "市级" })
    const wrong = { ...table, rows: [...table.rows, { row: 3, cells: ["", "秘", "-1", "秘", null, "秘"] }] }
    const tried = parseListTables([wrong])
    expect(Result.isFailure(tried) && tried.failure.issues.map(({ path }) => path[2])).toEqual([
      "人员标识",
      "月份",
      "金额",
      "状态",
      "起始月份",
    ])
    expect(Result.isFailure(tried) && tried.failure.message).not.toContain("秘")
    const sent = parseListDocument({ v: 2, rows: [{ ...row(), month: "2018-13", extra: "秘", amount: 1.5 }] })
    expect(Result.isFailure(sent) && sent.failure.issues.map(({ path }) => path.join("."))).toEqual([
      "v",
      "rows.0.month",
      "rows.0.amount",
      "rows.0.extra",
    ])
    expect(Result.isFailure(sent) && sent.failure.message).not.toContain("秘")
  })
})

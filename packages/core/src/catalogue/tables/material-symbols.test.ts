import { describe, expect, it } from "vitest"
import type { SourceSystem } from "./symbols.ts"
import { codes, readChanged, said } from "./tables.fixture.ts"
import type { TableCell } from "./table.ts"

const materialOf = (system: SourceSystem, cells: Readonly<Record<string, TableCell>>) =>
  readChanged(system, ["材料", 2, cells]).items.find(({ id }) => id === "technology-centre")?.materials[0]

describe("how much a material is needed", () => {
  it.each([
    ["system-a", 1, { necessity: "key", deferrable: [] }],
    ["system-a", 2, { necessity: "optional", deferrable: [] }],
    ["system-a", 3, { necessity: "secondary", deferrable: ["absence"] }],
    ["system-b", 0, { necessity: "key", deferrable: [] }],
    ["system-b", 1, { necessity: "optional", deferrable: [] }],
    ["system-b", "2", { necessity: "secondary", deferrable: ["absence"] }],
    ["symbolic", "必要", { necessity: "key", deferrable: [] }],
    ["system-b", "非必要", { necessity: "optional", deferrable: [] }],
    ["system-a", "容缺后补", { necessity: "secondary", deferrable: ["absence"] }],
    ["symbolic", "次要", { necessity: "secondary", deferrable: [] }],
  ] as const)("in a table of %s is said by %j", (system, cell, expected) => {
    expect(materialOf(system, { 材料必要性: cell, 材料形式: "纸质" })).toMatchObject(expected)
  })

  it.each([
    ["system-a", 0],
    ["system-a", 4],
    ["system-b", 4],
    ["symbolic", 1],
    ["symbolic", "SECRET"],
  ] as const)("in a table of %s is not said by %j", (system, cell) => {
    const read = readChanged(system, ["材料", 2, { 材料必要性: cell }])
    expect(said(read)).toEqual([
      expect.stringMatching(/^a\.xlsx 材料!F2 \(材料必要性\): one of 关键, 次要, 可选, /),
    ])
    expect(read.items.map(({ id }) => id)).toEqual(["other"])
  })

  it.each([
    ["system-b", 3],
    ["symbolic", "信息免交、信用后补"],
    ["symbolic", "信用后补"],
  ] as const)("cannot be told from two meanings in one, in a table of %s from %j", (system, cell) => {
    expect(said(readChanged(system, ["材料", 2, { 材料必要性: cell }]))).toEqual([
      expect.stringMatching(/^a\.xlsx 材料!F2 \(材料必要性\): one meaning: for 信息免交 write 数据共享/),
    ])
  })

  it("leaves 容缺方式 to say in what way it may be wanting", () => {
    const cells = { 材料必要性: "容缺后补", 容缺方式: "可先交复印件、可后补印章" }
    expect(materialOf("symbolic", cells)?.deferrable).toEqual(["copy-for-original", "missing-seal"])
  })
})

describe("the form of a material", () => {
  const forms = (system: SourceSystem, cells: Readonly<Record<string, TableCell>>) =>
    materialOf(system, { 原件要求: null, ...cells })?.accepts.map(
      ({ copyKind, medium, number }) => `${copyKind} ${medium} ${number}`,
    )

  it.each([
    [{ 原件要求: "复印件", 材料形式: 1, 纸质份数: 3 }, ["copy paper 3"]],
    [{ 原件要求: "原件", 材料形式: 2, 纸质份数: 0 }, ["original electronic 1"]],
    [{ 原件要求: "原件", 材料形式: 3, 纸质份数: 2 }, ["original paper 2", "original electronic 1"]],
    [{ 原件要求: "原件或复印件", 材料形式: "纸质" }, ["original paper 1", "copy paper 1"]],
  ] as const)("is read from %j", (cells, expected) => {
    expect(forms("system-b", cells)).toEqual(expected)
  })

  it("says where it bears a seal, in words that name the medium too", () => {
    const sealedIn = (cell: string) =>
      materialOf("symbolic", { 材料形式: "纸质或电子", 签章要求: cell })?.accepts.map(({ sealed }) => sealed)
    expect(["是", "否", "仅纸质", "仅电子"].map(sealedIn)).toEqual([
      [true, true],
      [false, false],
      [true, undefined],
      [undefined, true],
    ])
  })

  it("needs at least one copy on paper", () => {
    expect(said(readChanged("symbolic", ["材料", 2, { 纸质份数: 0 }]))).toEqual([
      expect.stringMatching(/\(纸质份数\): at least 1/),
    ])
  })

  it("is either where both are written, and that is told", () => {
    const read = readChanged("symbolic", ["材料", 2, { 原件要求: "原件和复印件", 材料形式: "纸质和电子" }])
    expect(read.items[0]?.materials[0]?.accepts).toHaveLength(4)
    expect(codes(read)).toEqual(["table-both-read-as-either", "table-both-read-as-either"])
  })

  it("is the original where nothing is said, and that is told", () => {
    const read = readChanged("system-a", ["材料", 2, { 原件要求: null, 材料类型: 2, 材料形式: 1 }])
    expect(read.items[0]?.materials[0]).toMatchObject({
      documentClass: "form",
      accepts: [{ copyKind: "original", medium: "paper" }],
    })
    expect(codes(read)).toEqual(["table-copy-kind-assumed"])
  })

  it("may stand under 材料类型, which in other tables says what the document is", () => {
    const copy = materialOf("symbolic", { 原件要求: null, 材料类型: "复印件" })
    expect(copy?.accepts[0]?.copyKind).toBe("copy")
    expect(copy?.documentClass).toBeUndefined()
    expect(said(readChanged("system-b", ["材料", 2, { 材料类型: 1 }]))).toEqual([
      expect.stringMatching(/\(材料类型\): one of 证件证书证明, 申请表格文书, 其他$/),
    ])
  })
})

it("tells where a department issues a material and none is named", () => {
  const read = readChanged("system-a", ["材料", 2, { 来源渠道: 1 }], ["材料", 3, { 来源渠道: 0 }])
  expect(read.findings.map(({ code, path }) => [code, ...path])).toEqual([
    ["table-issuer-missing", "a.xlsx", "材料", "出具部门"],
  ])
})

it("reads the number of a type of item that is not listed as another power, and tells it", () => {
  const read = readChanged("symbolic", ["事项", 2, { 事项类型: "21" }], ["事项", 3, { 事项类型: 8 }])
  expect(read.items.map(({ type }) => type)).toEqual(["other-power", "award"])
  expect(codes(read)).toEqual(["table-type-unlisted"])
  expect(read.findings.map(({ severity }) => severity)).toEqual(["warning"])
})

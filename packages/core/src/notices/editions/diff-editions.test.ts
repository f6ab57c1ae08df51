import { describe, expect, it } from "vitest"
import type { Outlet, ServiceItem } from "../../catalogue/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate, workingDays } from "../../time/index.ts"
import { clause, fullItem } from "../guide/item.fixture.ts"
import { diffEditions } from "./diff-editions.ts"

const [first, ...others] = fullItem.materials
const inWords = (after: Partial<ServiceItem>, outlets: readonly Outlet[] = []): readonly string[] =>
  diffEditions(fullItem, { ...fullItem, edition: "2019-01", ...after }, { outlets }).map(
    ({ message }) => message.zh,
  )

describe("two editions", () => {
  it("differ in nothing where only their names and days do", () => {
    expect(inWords({ validFrom: plainDate("2019-01-01"), validTo: plainDate("2020-01-01") })).toEqual([])
  })

  it("tell what is new, what is gone and what reads otherwise, section by section", () => {
    expect(
      inWords({
        conditions: [text("在本区登记", "Registered in the district"), text("有专利", "Has a patent")],
      }),
    ).toEqual(["“办理条件”新增：有专利", "“办理条件”取消：设有研发机构"])
    const promise = inWords({ promisedTerm: workingDays(10, clause) })
    expect(promise).toHaveLength(1)
    expect(promise[0]).toMatch(/^“办理时限”由“.*15 ?个工作日.*”改为“.*10 ?个工作日.*”$/u)
  })

  it("tell a material that is no longer asked for, and how another is asked for otherwise", () => {
    expect(inWords({ materials: others }).some((said) => said.includes(`取消：${first?.name.zh}`))).toBe(true)
    const sealed = { ...first, necessity: "optional" as const, deferrable: [] } as (typeof others)[number]
    const said = inWords({ materials: [sealed, ...others] }).find((one) => one.startsWith("“申请材料”由"))
    expect(said).toContain("可选材料")
  })

  it("tell a step that moved", () => {
    const [one, two, ...rest] = fullItem.procedure
    if (one === undefined || two === undefined) throw new Error("The item has two steps.")
    expect(inWords({ procedure: [two, one, ...rest] }).length).toBeGreaterThanOrEqual(2)
  })

  it("tell that an item enters or leaves the service centre", () => {
    const centre: Outlet = {
      id: "centre",
      name: text("样例区政务服务中心", "Sample District Service Centre"),
      kind: "service-centre",
      region: "990101",
      address: text("样例路1号", "1 Sample Road"),
      phone: "0571-0000 0001",
      hours: { workingDays: [{ from: "08:30", to: "17:00" }] },
      windows: [],
    }
    const inside: ServiceItem = { ...fullItem, servedAt: [{ outlet: "centre" }] }
    const outside: ServiceItem = { ...fullItem, servedAt: [{ outlet: "street" }] }
    const said = (before: ServiceItem, after: ServiceItem) =>
      diffEditions(before, after, { outlets: [centre] }).map(({ message }) => message.zh)
    expect(said(outside, inside)).toContain("进驻样例区政务服务中心")
    expect(said(inside, outside)).toContain("退出样例区政务服务中心")
  })

  it("name the fields of which the guide says nothing, beside what it tells", () => {
    const [form] = fullItem.materials
    if (form === undefined) throw new Error("The item has a material.")
    const materials = [{ ...form, evidences: ["anotherFact"] }, ...fullItem.materials.slice(1)]
    const untold = `指南未载明的内容有变动：材料“${form.name.zh}”的所证明的事实`
    expect(inWords({ materials })).toEqual([untold])
    const both = inWords({ materials, quantityLimit: text("每年三十家", "Thirty a year") })
    expect(both).toEqual(["“数量限制”由“每年二十家”改为“每年三十家”", untold])
  })

  it("are the same where only the order of keys differs", () => {
    const { address, ...others_ } = fullItem.contact
    expect(inWords({ contact: { ...others_, address } })).toEqual([])
  })

  it("tell both languages", () => {
    const [change] = diffEditions(fullItem, {
      ...fullItem,
      quantityLimit: text("每年三十家", "Thirty a year"),
    })
    expect(change?.message).toEqual(
      text(
        "“数量限制”由“每年二十家”改为“每年三十家”",
        '"Quantity" said "Twenty a year" and says "Thirty a year"',
      ),
    )
  })
})

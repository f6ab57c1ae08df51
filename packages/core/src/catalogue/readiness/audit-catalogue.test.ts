import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import { text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { boundVisits } from "../visits/index.ts"
import { auditCatalogue } from "./audit-catalogue.ts"
import { item, paper, question, words } from "./readiness.fixture.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"

const visits = (each: ServiceItem): number | null => {
  const bound = boundVisits(each)
  return bound.kind === "bounded" ? bound.visits : null
}
const audit = (
  items: readonly ServiceItem[],
  yearly: Readonly<Record<string, number>> = {},
  registries: readonly RegistryAtHand[] = [],
) => Result.getOrThrow(auditCatalogue(items, registries, { yearly, visits }))

const named = (id: string, over: Partial<ServiceItem>): ServiceItem =>
  item({ id, name: text(`事项${id}`, `item ${id}`), ...over })
const file = { accepts: [{ copyKind: "copy", medium: "electronic", number: 1 }] } as const

describe("a fact that several items ask for", () => {
  const local = question("local", [true, false])
  const card = paper("card", { evidences: ["local"] })

  it("is asked once, in the item with the most cases; the papers that prove it fall away elsewhere", () => {
    const items = [
      named("a", { questions: [local], materials: [card] }),
      named("b", { materials: [card] }),
      named("c", { questions: [local], materials: [card] }),
    ]
    const { findings, text: said, total } = audit(items, { a: 10, b: 300, c: 20 })
    expect(findings).toMatchObject([
      {
        code: "fact-asked-again",
        subject: "local",
        path: [0, "questions", 0],
        severity: "note",
        from: ["b"],
        places: [
          { item: "a", material: null },
          { item: "a", material: "card" },
          { item: "c", material: null },
          { item: "c", material: "card" },
        ],
        saves: { visits: 30, sheets: 30 },
        source: { statute: "xiaoshan-bulletin-11" },
      },
    ])
    expect(findings[0]?.message.zh).toBe(
      "“local？”在“事项b”中已问过，“事项a”、“事项c”不必再问；每年最多可少跑30次、少交纸质材料30份。",
    )
    expect(total).toEqual({ visits: 30, sheets: 30 })
    expect(said.zh).toBe("发现1处重复索要；全部免去后，每年最多可少跑30次、少交纸质材料30份。")
  })

  it("is asked in the first of several items with as many cases", () => {
    const items = [named("a", { questions: [local] }), named("b", { questions: [local] })]
    expect(audit(items).findings).toMatchObject([{ from: ["a"], places: [{ item: "b", material: null }] }])
  })

  it("keeps a paper that proves something else that nobody else asks for", () => {
    const both = paper("both", { evidences: ["local", "size"] })
    const items = [named("a", { questions: [local] }), named("b", { materials: [both] })]
    expect(audit(items, { a: 2, b: 1 }).findings).toEqual([])
    const known = [...items, named("c", { questions: [question("size", [1, 2])] })]
    expect(audit(known, { a: 2, b: 1, c: 2 }).findings.map(({ subject }) => subject)).toEqual([
      "local",
      "size",
    ])
    expect(audit(known, { a: 2, b: 1, c: 2 }).total).toEqual({ visits: 1, sheets: 1 })
  })

  it("is another one for another kind of subject", () => {
    const person = named("a", { questions: [local] })
    const firm = named("b", { questions: [local], serves: ["enterprise"] })
    expect(audit([person, firm]).findings).toEqual([])
    const either = named("c", { questions: [local], serves: ["enterprise", "natural-person"] })
    expect(audit([person, firm, either]).findings).toMatchObject([
      { from: ["a", "b"], places: [{ item: "c", material: null }] },
    ])
  })
})

describe("a paper that another item issues", () => {
  const certificate = { name: words, document: "certificate" }
  const wanted = paper("proof", {
    document: "certificate",
    accepts: [
      { copyKind: "original", medium: "paper", number: 1 },
      { copyKind: "copy", medium: "paper", number: 3 },
    ],
  })

  it("should not be asked for, with every case of the year and the most copies", () => {
    const items = [named("a", { result: certificate }), named("b", { materials: [wanted] })]
    const { findings } = audit(items, { b: 50 })
    expect(findings).toMatchObject([
      {
        code: "paper-issued-here",
        subject: "certificate",
        path: [1, "materials", 0],
        severity: "warning",
        from: ["a"],
        saves: { visits: 50, sheets: 150 },
      },
    ])
    expect(findings[0]?.message.zh).toContain("“材料proof”就是“事项a”的办理结果，“事项b”不应再要求提交")
  })

  it("may be asked for by the item that issues it, which renews it", () => {
    expect(audit([named("a", { result: certificate, materials: [wanted] })]).findings).toEqual([])
  })

  it("is not asked of anyone where the authority fetches it", () => {
    const fetched = { ...wanted, obtainedBy: "shared", lookUp: { registry: "r", record: "x" } } as const
    const items = [named("a", { result: certificate }), named("b", { materials: [fetched] })]
    expect(audit(items).findings).toEqual([])
  })
})

describe("an original that a registry holds", () => {
  const licence = paper("licence", { document: "business-licence" })
  const market: RegistryAtHand = {
    id: "market",
    title: text("市场登记库", "market register"),
    facts: [],
    records: [{ id: "business-licence", title: words }],
  }

  it("should not be asked for, whether a registry keeps it or another item looks it up", () => {
    const [kept] = audit([named("a", { materials: [licence] })], { a: 5 }, [market]).findings
    expect(kept).toMatchObject({ code: "paper-held-by-registry", from: ["market"] })
    expect(kept?.message.en).toContain('"paper licence" is held by "market register"')

    const lookedUp = paper("copy", {
      document: "business-licence",
      obtainedBy: "agency-verified",
      lookUp: { registry: "platform", record: "licence" },
    })
    const items = [named("a", { materials: [licence] }), named("b", { materials: [lookedUp] })]
    expect(audit(items).findings).toMatchObject([
      { from: ["platform"], places: [{ item: "a", material: "licence" }] },
    ])
    expect(audit(items, {}, [market]).findings[0]?.from).toEqual(["market", "platform"])
  })

  it("cites the regulation from the day on which that holds", () => {
    const later = named("a", { materials: [licence], validFrom: plainDate("2019-01-01") })
    expect(audit([later], {}, [market]).findings[0]?.source).toMatchObject({
      statute: "zhejiang-one-visit-regulation",
      article: "7",
    })
  })
})

describe("what a year would save", () => {
  const document = "business-licence"
  const market: RegistryAtHand = {
    id: "market",
    title: words,
    facts: [],
    records: [{ id: document, title: words }],
  }

  it("ranks what saves the most visits first, and then what saves the most sheets", () => {
    const items = [
      named("a", { materials: [paper("p", { document, ...file })] }),
      named("b", { result: { name: words, document: "b" } }),
      named("c", { materials: [paper("p", { document: "b" })] }),
      named("d", { result: { name: words, document: "d" } }),
      named("e", {
        materials: [
          paper("p", {
            document: "d",
            accepts: [...file.accepts, { copyKind: "copy", medium: "paper", number: 2 }],
          }),
        ],
      }),
    ]
    const { findings } = audit(items, { a: 999, c: 3, e: 100 }, [market])
    expect(findings.map(({ saves, subject }) => [subject, saves.visits, saves.sheets])).toEqual([
      ["b", 3, 3],
      ["d", 0, 200],
      [document, 0, 0],
    ])
  })

  it("counts a paper once that several findings name", () => {
    const items = [
      named("a", { result: { name: words, document } }),
      named("b", { materials: [paper("p", { document })] }),
    ]
    const { findings, total } = audit(items, { b: 7 }, [market])
    expect(findings.map(({ saves }) => saves)).toEqual([
      { visits: 7, sheets: 7 },
      { visits: 7, sheets: 7 },
    ])
    expect(total).toEqual({ visits: 7, sheets: 7 })
  })

  it("counts a visit only where no other paper forces it: two papers together may save what neither does", () => {
    const items = [
      named("a", { result: { name: words, document: "a" } }),
      named("b", { materials: [paper("p", { document: "a" }), paper("q", { document })] }),
    ]
    const { findings, total } = audit(items, { b: 7 }, [market])
    expect(findings.map(({ saves }) => saves.visits)).toEqual([0, 0])
    expect(total).toEqual({ visits: 7, sheets: 14 })
  })

  it("takes the leg of a paper away with the paper", () => {
    const leg = { id: "material-p", kind: "show-original", name: words, ways: [{ way: "window" }] } as const
    const items = [named("a", { materials: [paper("p", { document, ...file })], legs: [leg] })]
    expect(audit(items, { a: 7 }, [market]).total).toEqual({ visits: 7, sheets: 0 })
  })

  it("saves no visit where it is not known how many there are", () => {
    const items = [named("a", { materials: [paper("p", { document })] })]
    const unknown = auditCatalogue(items, [market], { yearly: { a: 7 }, visits: () => null })
    expect(Result.getOrThrow(unknown).total).toEqual({ visits: 0, sheets: 7 })
  })

  it("is nothing where nothing is asked for twice", () => {
    expect(audit([named("a", {})])).toMatchObject({
      findings: [],
      total: { visits: 0, sheets: 0 },
      text: { zh: "没有发现重复索要。" },
    })
  })

  it("needs whole numbers of cases", () => {
    for (const cases of [-1, 1.5, Number.NaN, 1e10]) {
      const refused = auditCatalogue([], [], { yearly: { a: cases, b: 1 }, visits })
      expect(Result.isFailure(refused) && refused.failure.issues).toEqual([
        { path: ["yearly", "a"], expected: "a whole number of cases from 0 to 1000000000" },
      ])
    }
  })
})

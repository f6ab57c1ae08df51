import { describe, expect, it } from "vitest"
import * as Result from "effect/Result"
import { composeCitation } from "../../reasons/index.ts"
import {
  type context,
  documentOf,
  given,
  refuse,
  stepsTo,
  submit,
  toAnotherAuthority,
} from "./cases.fixture.ts"
import { demandsOn } from "./demands.ts"
import {
  bearsNumber,
  type DocumentKind,
  documentKinds,
  type LegalDocument,
  type LegalElement,
} from "./legal-document.ts"
import { anyDocumentOf } from "./on-paper.fixture.ts"
import { missingElements } from "./missing-elements.ts"
import { parseWording } from "./parse-wording.ts"
import { itemOf } from "./sample-law.fixture.ts"
import { standardTexts } from "./standard-texts.ts"

/** Each with a number, as it has once it was printed. */
const numbered = <Document extends LegalDocument>(document: Document): Document =>
  document.number === null && bearsNumber(document.kind)
    ? { ...document, number: "样例〔2019〕告1号" }
    : document
const composed = (kind: DocumentKind, more: Partial<typeof context> = {}): LegalDocument =>
  numbered(anyDocumentOf(kind, more))

const without = (document: LegalDocument, element: LegalElement): LegalDocument => {
  switch (element) {
    case "addressee":
      return { ...document, addressee: " " }
    case "number":
      return { ...document, number: null }
    case "date":
      return { ...document, date: "" as LegalDocument["date"] }
    case "seal":
      return { ...document, seal: null }
    case "two-copies":
      return { ...document, copies: 1 }
    default:
      return { ...document, blocks: document.blocks.filter((block) => block.element !== element) }
  }
}

const LICENSING = "《行政许可法》"
const ONE_VISIT = "《浙江省保障“最多跑一次”改革规定》"
const FORM = "《党政机关公文处理工作条例》第9条"
const PRACTICE = "practice"
const BUSINESS = "《优化营商环境条例》第36条第2款"
const PROMISE = `${ONE_VISIT}第14条`
const SEAL = `${ONE_VISIT}第11条第4款`
const DATE = `${LICENSING}第32条第2款`

/** What each kind must say, by the clause that demands it; written here a second time, by hand. */
const demanded: Readonly<Record<DocumentKind, Readonly<Partial<Record<LegalElement, string>>>>> = {
  receipt: { "received-on": `${ONE_VISIT}第11条第1款`, materials: `${ONE_VISIT}第11条第1款` },
  correction: {
    act: `${LICENSING}第32条第1款第4项`,
    shortfalls: `${LICENSING}第32条第1款第4项`,
    deadline: `${ONE_VISIT}第11条第3款`,
    consequence: `${ONE_VISIT}第11条第3款`,
  },
  acceptance: { act: DATE, materials: `${ONE_VISIT}第11条第1款` },
  "deemed-acceptance": {
    act: `${LICENSING}第32条第1款第4项`,
    "legal-basis": `${LICENSING}第32条第1款第4项`,
    materials: `${ONE_VISIT}第11条第1款`,
  },
  "tolerant-acceptance": {
    act: `${ONE_VISIT}第11条第2款`,
    materials: `${ONE_VISIT}第11条第1款`,
    owed: `${ONE_VISIT}第11条第2款`,
    deadline: `${ONE_VISIT}第11条第2款`,
    consequence: `${ONE_VISIT}第11条第2款`,
    "two-copies": PRACTICE,
  },
  commitment: {
    clauses: PRACTICE,
    owed: PRACTICE,
    deadline: PRACTICE,
    consequence: PRACTICE,
    signature: PRACTICE,
    "two-copies": PRACTICE,
  },
  "not-accepted": {
    act: DATE,
    reasons: `${LICENSING}第38条第2款`,
    reconsideration: `${LICENSING}第38条第2款`,
    litigation: `${LICENSING}第38条第2款`,
  },
  "acceptance-revoked": {
    act: `${ONE_VISIT}第11条第2款`,
    owed: `${ONE_VISIT}第11条第2款`,
    reasons: `${ONE_VISIT}第11条第2款`,
    reconsideration: `${LICENSING}第38条第2款`,
    litigation: `${LICENSING}第38条第2款`,
  },
  "further-notice": { act: PRACTICE, owed: PRACTICE, deadline: PRACTICE, consequence: PRACTICE },
  terminated: {
    act: PRACTICE,
    owed: PRACTICE,
    reasons: `${LICENSING}第38条第2款`,
    reconsideration: `${LICENSING}第38条第2款`,
    litigation: `${LICENSING}第38条第2款`,
  },
  "overdue-explanation": { act: BUSINESS, reasons: BUSINESS },
  "deemed-renewal": {
    act: `${LICENSING}第50条第2款`,
    "legal-basis": `${LICENSING}第50条第2款`,
    deadline: `${LICENSING}第50条第2款`,
  },
  rectification: {
    act: PROMISE,
    "to-put-right": PROMISE,
    reasons: PRACTICE,
    deadline: PROMISE,
    consequence: PROMISE,
  },
  "decision-revoked": {
    act: `${LICENSING}第69条`,
    reasons: `${LICENSING}第38条第2款`,
    bar: `${LICENSING}第79条`,
    reconsideration: `${LICENSING}第38条第2款`,
    litigation: `${LICENSING}第38条第2款`,
  },
  "deemed-withdrawn": {
    act: `${ONE_VISIT}第11条第3款`,
    "legal-basis": `${ONE_VISIT}第11条第3款`,
    deadline: `${ONE_VISIT}第11条第3款`,
  },
  "special-procedure": { act: `${LICENSING}第45条`, "excluded-time": `${LICENSING}第45条` },
  "procedure-ended": {
    act: `${LICENSING}第45条`,
    "excluded-time": `${LICENSING}第45条`,
    deadline: PRACTICE,
  },
  extension: {
    act: `${LICENSING}第42条第1款`,
    approver: `${LICENSING}第42条第1款`,
    "reason-told": `${LICENSING}第42条第1款`,
  },
  "supplement-extended": {
    act: PRACTICE,
    reasons: PRACTICE,
    owed: PRACTICE,
    deadline: PRACTICE,
    consequence: PRACTICE,
  },
  "delay-excused": { act: PRACTICE, reasons: PRACTICE, owed: PRACTICE },
  "deadline-moved": { act: PRACTICE, deadline: PRACTICE },
  granted: { act: `${LICENSING}第38条第1款`, result: `${LICENSING}第39条` },
  refused: {
    act: `${LICENSING}第38条第2款`,
    reasons: `${LICENSING}第38条第2款`,
    reconsideration: `${LICENSING}第38条第2款`,
    litigation: `${LICENSING}第38条第2款`,
  },
  collection: {
    result: `${LICENSING}第44条`,
    "collection-ways": `${LICENSING}第44条`,
    signature: PRACTICE,
  },
  "service-return": {
    "served-document": PRACTICE,
    "way-of-service": PRACTICE,
    evidence: PRACTICE,
    "served-on": PRACTICE,
    witnesses: PRACTICE,
    signature: PRACTICE,
  },
  "prior-notice": {
    act: PRACTICE,
    "legal-basis": PRACTICE,
    reasons: PRACTICE,
    deadline: PRACTICE,
    consequence: PRACTICE,
  },
  "collection-receipt": {
    "received-on": `${ONE_VISIT}第11条第1款`,
    materials: `${ONE_VISIT}第11条第1款`,
    "two-copies": PRACTICE,
  },
  "shortfall-list": { act: PRACTICE, shortfalls: PRACTICE, deadline: PRACTICE, consequence: PRACTICE },
  "issue-list": {
    act: PRACTICE,
    result: PRACTICE,
    "collection-ways": PRACTICE,
    signature: PRACTICE,
    "two-copies": PRACTICE,
  },
}
const inEach = (kind: DocumentKind): Readonly<Partial<Record<LegalElement, string>>> => ({
  matter: ["service-return", "shortfall-list", "issue-list"].includes(kind) ? PRACTICE : FORM,
  addressee: FORM,
  date: DATE,
  ...(kind === "commitment" ? {} : { seal: SEAL }),
  ...(["commitment", "collection", "service-return"].includes(kind) ? {} : { number: FORM }),
})

/** Every text at its barest: only what has to stay. */
const barest = Object.fromEntries(
  documentKinds.map((kind) => [
    kind,
    Object.fromEntries(
      Object.entries(standardTexts[kind]).map(([name, words]) => [
        name,
        [...words.matchAll(/\{\w+\}/g)].map(([each]) => each).join("") || "。",
      ]),
    ),
  ]),
)
const bare = { texts: { edition: "bare", texts: Result.getOrThrow(parseWording(barest)) } }

describe.each(documentKinds)("a document of the kind %s", (kind) => {
  const all = { ...inEach(kind), ...demanded[kind] }

  it("must have what law or practice demands, and nothing else is demanded", () => {
    const demands = demandsOn(composed(kind)).map(({ clause, element }) => [
      element,
      clause === null ? PRACTICE : composeCitation(clause).zh,
    ])
    expect(Object.fromEntries(demands)).toEqual(all)
    expect(demands).toHaveLength(Object.keys(all).length)
  })

  it("lacks nothing of it as it is composed, however barely the rest is worded", () => {
    expect(missingElements(composed(kind))).toEqual([])
    expect(missingElements(composed(kind, bare))).toEqual([])
    expect(composed(kind, bare).texts).toBe("bare")
  })

  it.each(Object.keys(all) as LegalElement[])("is found out when it lacks: %s", (element) => {
    const missing = missingElements(without(composed(kind), element))
    expect(missing.map((each) => [each.code, each.element, each.severity])).toEqual([
      [`missing-${element}`, element, "error"],
    ])
  })
})

describe("what about a case makes a document need more", () => {
  it("is that it belongs to another authority, which must be named (行政许可法第32条第1款第2项)", () => {
    const document = documentOf("not-accepted", toAnotherAuthority)
    expect(missingElements(document)).toEqual([])
    const [missing] = missingElements(without(document, "referral"))
    expect(missing?.message.zh).toContain("《行政许可法》第32条第1款第2项")
  })

  it("is that false papers keep from applying again, until a day that must be told (行政许可法第78条)", () => {
    const document = documentOf("not-accepted", [
      [0, submit([given("form")])],
      [1, refuse("false-material")],
    ])
    expect(missingElements(document)).toEqual([])
    const [missing] = missingElements(without(document, "bar"))
    expect(missing?.code).toBe("missing-bar")
    expect(missing?.message.zh).toContain("《行政许可法》第78条")
  })

  it("is that the item ends in no decision, so that a complaint is told instead", () => {
    const document = documentOf("refused", stepsTo.refused, { item: itemOf("public-service") })
    expect(missingElements(document)).toEqual([])
    const codes = missingElements(without(document, "complaint")).map(({ code }) => code)
    expect(codes).toEqual(["missing-complaint"])
  })
})

describe("a remedy that was not told", () => {
  it("is a finding that says that the time for it is longer (行政复议法第20条第3款)", () => {
    const refused = composed("refused")
    const [missing, ...more] = missingElements(without(refused, "reconsideration"))
    expect(more).toEqual([])
    expect(missing).toMatchObject({
      code: "missing-reconsideration",
      source: { statute: "administrative-reconsideration-law", article: "20", paragraph: "3" },
    })
    expect(missing?.message.zh).toContain("未告知的，相应期限依法延长")
  })

  it("is missing too where its words are empty", () => {
    const refused = composed("refused")
    const blocks = refused.blocks.map((block) =>
      block.kind === "paragraph" && block.element === "litigation" ? { ...block, text: " " } : block,
    )
    expect(missingElements({ ...refused, blocks }).map(({ element }) => element)).toEqual(["litigation"])
  })
})

import { readCatalogue } from "@onevisit/catalogue-files"
import * as Result from "effect/Result"
import { dump, load } from "js-yaml"
import { type Bench, compareTimes } from "./bench.ts"

// A province's worth of items: 10 000 of 8 materials each, as one YAML file. Reading it to a checked,
// built catalogue stands beside the bare parser on the same text.

const ITEMS = 10_000

/** Measurements of reading catalogues. */
export const benches: readonly Bench[] = [
  {
    id: "catalogue.load.vs-js-yaml",
    unit: "ms",
    goal: 0.6,
    better: "lower",
    goalOn: "ratio",
    run: async () => {
      const text = composeCatalogueText()
      const ours = () => {
        const { items } = Result.getOrThrow(readCatalogue([{ name: "catalogue.yaml", text }]))
        if (items.length !== ITEMS) throw new Error("Not every item was read")
      }
      const bare = () => {
        if ((load(text) as { items: unknown[] }).items.length !== ITEMS)
          throw new Error("Not every item was read")
      }
      const compared = await compareTimes(ours, bare, { batches: 5, warmUp: 1 })
      return { value: compared.candidate, versus: "js-yaml", ratio: compared.ratio }
    },
  },
]

function composeCatalogueText(): string {
  return dump(
    {
      authority: { id: "sample-authority", name: words("样例机关", "Sample authority") },
      items: Array.from({ length: ITEMS }, (_, index) => composeItem(index)),
    },
    { noRefs: true },
  )
}

function composeItem(index: number): unknown {
  return {
    id: `item-${index}`,
    edition: "2018-07",
    validFrom: "2018-07-01",
    name: words(`样例事项${index}`, `Sample item ${index}`),
    type: "confirmation",
    basis: [
      { statute: "sample-rules", title: words("样例办法", "Sample rules"), article: "3", sample: true },
    ],
    serves: ["enterprise"],
    conditions: [words("在样例区登记", "Registered in the sample district")],
    procedure: [words("受理", "Acceptance"), words("审核", "Review"), words("办结", "Conclusion")],
    statutoryTerm: {
      length: 20,
      unit: "working-day",
      clause: { statute: "sample-rules", title: words("样例办法", "Sample rules"), article: "9" },
    },
    promisedTerm: "10 working days",
    questions: [
      {
        fact: "firstYear",
        question: words("是否首次申请？", "Is this the first application?"),
        answers: [
          { value: true, label: words("是", "yes") },
          { value: false, label: words("否", "no") },
        ],
      },
    ],
    materials: Array.from({ length: 8 }, (_, material) => composeMaterial(material)),
    visits: { declared: 0 },
    channels: ["window", "online", "courier"],
    collection: ["courier", "electronic"],
    result: { name: words("样例证书", "Sample certificate") },
    contact: {
      phone: "0571-0000 0001",
      complaintPhone: "0571-0000 0002",
      email: "window@example.invalid",
      address: words("样例区样例路1号1号窗口", "Window 1, 1 Sample Road, Sample District"),
      hours: words("工作日 9:00–17:00", "Working days 9:00–17:00"),
    },
  }
}

function composeMaterial(index: number): unknown {
  return {
    id: `material-${index}`,
    name: words(`样例材料${index}`, `Sample material ${index}`),
    necessity: index < 4 ? "key" : "secondary",
    deferrable: index < 4 ? ["copy-for-original"] : ["absence"],
    accepts: [
      { copyKind: "original", medium: "paper", number: 1 },
      { copyKind: "copy", medium: "electronic", number: 1, sealed: true },
    ],
    ...(index === 7
      ? { obtainedBy: "shared", lookUp: { registry: "sample-registry", record: "sample-record" } }
      : {}),
    ...(index === 5 ? { when: { fact: "firstYear", is: true } } : {}),
    evidences: [`fact-${index}`],
  }
}

function words(zh: string, en: string) {
  return { zh, en }
}

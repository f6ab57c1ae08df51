// What the benches of rules decide: the old-age allowance of residents and the innovation voucher of enterprises,
// each as plain data. Names and figures are samples and no district's.
import type { RegionTable } from "@onevisit/core/identity"
import { fen } from "@onevisit/core/money"
import { type Citation, text } from "@onevisit/core/reasons"
import {
  bindRule,
  type BoundRule,
  checkRule,
  type FactDeclaration,
  type FactType,
  type ParameterHistory,
  type RuleDefinition,
  type RuleWorld,
} from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"

/** A rule with everything it is read against. */
export interface Workload {
  readonly definition: RuleDefinition
  readonly world: RuleWorld
}

/** The month that every bench decides for. */
export const decisionMonth = month("2018-08")
/** The district whose residents and enterprises are entitled. */
export const DISTRICT = "990101"

const name = text("样例", "sample")
const source = "样例"

/** Two cities of five districts, each of ten streets of ten communities: 1113 codes of 2 to 12 digits. */
export const regions: RegionTable = {
  id: "bench-regions",
  version: "1",
  title: name,
  sample: true,
  entries: [
    { code: "99", name, source },
    ...counted(2).flatMap((city) => [
      { code: `99${city}`, name, parent: "99", source },
      ...counted(5).flatMap((district) => [
        { code: `99${city}${district}`, name, parent: `99${city}`, source },
        ...counted(10).flatMap((street) => [
          { code: `99${city}${district}0${street}`, name, parent: `99${city}${district}`, source },
          ...counted(10).map((community) => ({
            code: `99${city}${district}0${street}0${community}`,
            name,
            parent: `99${city}${district}0${street}`,
            source,
          })),
        ]),
      ]),
    ]),
  ],
}

/** Monthly, for who is 80, 90 or 100 from the month after the birthday, until the month of death. */
export const oldAge: Workload = {
  definition: {
    v: 1,
    id: "old-age-allowance",
    title: text("高龄津贴", "Old-age allowance"),
    eligible: {
      all: [
        {
          code: "registered-here",
          label: text("户籍在样例区", "Registered in the sample district"),
          per: article("2"),
          fact: "registeredIn",
          within: DISTRICT,
        },
        {
          code: "eighty",
          label: text("年满八十周岁", "Eighty years old"),
          per: article("3"),
          value: { age: "born", at: "month-after-birthday", leapDay: "feb28" },
          atLeast: 80,
        },
        {
          code: "alive",
          label: text("健在", "Alive"),
          per: article("7"),
          fact: "died",
          atLeast: { day: "first-of-month" },
          never: true,
        },
        {
          code: "not-paid-elsewhere",
          label: text("未在他处领取", "Not paid elsewhere"),
          per: article("5"),
          fact: "paidElsewhere",
          is: false,
        },
      ],
    },
    amount: {
      bands: { age: "born", at: "month-after-birthday", leapDay: "feb28" },
      table: { parameter: "old-age.monthly" },
      otherwise: "0.00",
    },
  },
  world: {
    sheet: {
      id: "resident",
      facts: {
        born: declare("出生日期", "date of birth", dateType(false)),
        registeredIn: declare("户籍地", "registered in", { kind: "code", scheme: "region" }),
        died: declare("死亡日期", "date of death", dateType(true)),
        paidElsewhere: declare("他处已领", "paid elsewhere", { kind: "flag" }),
      },
    },
    parameters: [
      history("old-age.monthly", { kind: "bands", yields: "money" }, [
        [
          { from: 80, to: 90, value: "30.00" },
          { from: 90, to: 100, value: "60.00" },
          { from: 100, to: null, value: "200.00" },
        ],
        [
          { from: 80, to: 90, value: "50.00" },
          { from: 90, to: 100, value: "100.00" },
          { from: 100, to: null, value: "300.00" },
        ],
      ]),
    ],
    codes: { region: regions },
  },
}

/** The services that a voucher pays for, in the order of the fact's values. */
export const SERVICES = ["testing", "research-design", "pilot-test", "novelty-search"] as const
/** The sizes of an enterprise, likewise. */
export const SIZES = ["micro", "small", "medium", "large"] as const

/** A share of the invoice by kind of service; small services in full; capped by the claim and by the year. */
export const voucher: Workload = {
  definition: {
    v: 1,
    id: "innovation-voucher",
    title: text("创新券", "Innovation voucher"),
    eligible: {
      all: [
        { code: "located-here", per: article("2"), fact: "locatedIn", within: DISTRICT },
        { code: "not-large", per: article("2"), fact: "size", oneOf: ["micro", "small", "medium"] },
        {
          code: "researches",
          per: article("3"),
          fact: "researchRatio",
          atLeast: { parameter: "voucher.research-ratio" },
        },
        { code: "not-funded-elsewhere", per: article("6"), fact: "fundedElsewhere", is: false },
      ],
    },
    amount: {
      greatest: [
        "0.00",
        {
          least: [
            {
              if: { fact: "invoiced", atMost: { parameter: "voucher.small-service" } },
              then: { fact: "invoiced" },
              else: {
                rows: SERVICES.slice(0, -1).map((service) => ({
                  when: { fact: "service", is: service },
                  value: shareOfInvoice(service),
                })),
                otherwise: shareOfInvoice("novelty-search"),
              },
            },
            { parameter: "voucher.per-claim" },
            { minus: [{ parameter: "voucher.per-year" }, { fact: "paidThisYear" }] },
          ],
        },
      ],
    },
  },
  world: {
    sheet: {
      id: "enterprise",
      facts: {
        locatedIn: declare("注册地", "located in", { kind: "code", scheme: "region" }),
        size: declare("企业规模", "size", choiceType(SIZES)),
        researchRatio: declare("研发投入占比", "share of research in revenue", {
          kind: "decimal",
          scale: 4,
          min: "0.0000",
          max: "1.0000",
        }),
        fundedElsewhere: declare("已获财政资助", "funded elsewhere", { kind: "flag" }),
        service: declare("服务类别", "kind of service", choiceType(SERVICES)),
        invoiced: declare("已付发票金额", "invoiced and paid", moneyUpTo(1_000_000_000)),
        paidThisYear: declare("本年已兑付", "paid this year", moneyUpTo(10_000_000)),
      },
    },
    parameters: [
      history("voucher.research-ratio", { kind: "decimal", scale: 4 }, ["0.0200", "0.0300"]),
      history("voucher.small-service", { kind: "money" }, ["5000.00", "10000.00"]),
      history("voucher.per-claim", { kind: "money" }, ["10000.00", "20000.00"]),
      history("voucher.per-year", { kind: "money" }, ["50000.00", "100000.00"]),
      history("voucher.rate.testing", { kind: "rate" }, ["20%", "30%"]),
      history("voucher.rate.research-design", { kind: "rate" }, ["40%", "50%"]),
      history("voucher.rate.pilot-test", { kind: "rate" }, ["30%", "40%"]),
      history("voucher.rate.novelty-search", { kind: "rate" }, ["1/4", "1/3"]),
    ],
    codes: { region: regions },
  },
}

/** The rule of a workload in the month of decision. */
export function bind({ definition, world }: Workload): BoundRule {
  const rule = Result.getOrThrowWith(checkRule(definition, world), (refused) => refused)
  return Result.getOrThrowWith(
    bindRule(rule, { month: decisionMonth }),
    ({ message }) => new Error(message.en),
  )
}

function counted(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, "0"))
}

function article(number: string): Citation {
  return { statute: "sample-rules", title: text("样例办法", "Sample rules"), article: number, sample: true }
}

function declare(zh: string, en: string, type: FactType): FactDeclaration {
  return { type, label: text(zh, en), from: ["sample-registry"] }
}

function dateType(never: boolean): FactType {
  return { kind: "date", min: plainDate("1880-01-01"), max: plainDate("2030-12-31"), never }
}

function choiceType(values: readonly string[]): FactType {
  return { kind: "choice", values: values.map((value) => ({ value, label: text(value, value) })) }
}

function moneyUpTo(max: number): FactType {
  return { kind: "money", min: fen(0), max: fen(max) }
}

/** Each value in force for some years, the last one still. */
function history(
  id: string,
  type: ParameterHistory["type"],
  [before, now]: readonly [
    ParameterHistory["values"][number]["value"],
    ParameterHistory["values"][number]["value"],
  ],
): ParameterHistory {
  const change = plainDate("2018-01-01")
  return {
    id,
    label: text(id, id),
    type,
    values: [
      { from: plainDate("2011-01-01"), to: change, value: before, source: article("9") },
      { from: change, to: null, value: now, source: article("9") },
    ],
  }
}

function shareOfInvoice(service: (typeof SERVICES)[number]) {
  return {
    rate: { parameter: `voucher.rate.${service}` },
    of: { fact: "invoiced" },
    rounding: "down-to-yuan",
  } as const
}

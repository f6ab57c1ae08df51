/**
 * A world in which everything moves with time: parameters that change in the middle of a year or end, a table of codes
 * that is redrawn, and facts of every kind that age or pass.
 */
import * as Result from "effect/Result"
import type { RegionTable } from "../../identity/index.ts"
import { fen } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { partialDate, plainDate } from "../../time/index.ts"
import { checkRule } from "../check/check-rule.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import type { Rule, RuleDefinition } from "../language/rule.ts"

const source = { statute: "sample", title: text("样例办法", "Sample rules"), article: "3", sample: true }
const name = (zh: string) => text(zh, `label of ${zh}`)
const declare = (type: FactType, zh: string, sensitive = false): FactDeclaration => ({
  type,
  label: name(zh),
  from: [],
  sensitive,
})
const dates = { kind: "date", min: plainDate("1934-01-01"), max: plainDate("2029-12-31") } as const

const sheet: FactSheet = {
  id: "moving",
  facts: {
    born: declare({ ...dates, never: false }, "出生日期"),
    since: declare({ ...dates, never: false }, "起始日期", true),
    died: declare({ ...dates, never: true }, "死亡日期"),
    place: declare({ kind: "code", scheme: "region" }, "户籍地"),
    pays: declare({ kind: "flag" }, "缴费"),
    base: declare({ kind: "money", min: fen(0), max: fen(900) }, "基数"),
    leaves: declare({ kind: "list", of: { ...dates, never: true }, maxLength: 3 }, "离开日期"),
  },
}

/** A county is renumbered in 2015, a district cedes a part in May 2016, another is divided on a day of 2017. */
const regions: RegionTable = {
  id: "moving-regions",
  version: "1",
  title: name("样例区划"),
  sample: true,
  entries: [
    { code: "990000", name: name("省"), source: "" },
    { code: "990100", name: name("东市"), parent: "990000", source: "" },
    { code: "990200", name: name("西市"), parent: "990000", source: "" },
    {
      code: "990121",
      name: name("旧县"),
      parent: "990100",
      source: "",
      validTo: partialDate("2015"),
      successors: ["990101"],
    },
    {
      code: "990101",
      name: name("新区"),
      parent: "990100",
      source: "",
      validFrom: partialDate("2015"),
      ceded: [{ on: partialDate("2016-05"), to: ["990201"] }],
    },
    { code: "990201", name: name("西区"), parent: "990200", source: "" },
    {
      code: "990102",
      name: name("南区"),
      parent: "990100",
      source: "",
      validTo: partialDate("2017-03-15"),
      successors: ["990101", "990201"],
    },
  ],
}

const edition = (from: string, to: string | null, value: ParameterHistory["values"][number]["value"]) => ({
  from: plainDate(from),
  to: to === null ? null : plainDate(to),
  value,
  source,
})
const band = (from: number, to: number | null, value: string) => ({ from, to, value })
const parameters: readonly ParameterHistory[] = [
  {
    id: "rate",
    label: name("标准"),
    type: { kind: "money" },
    values: [edition("1990-01-01", "2016-07-16", "2.00"), edition("2016-07-16", null, "3.00")],
  },
  {
    id: "age",
    label: name("年龄"),
    type: { kind: "integer" },
    values: [
      edition("1990-01-01", "2017-01-01", 80),
      edition("2017-01-01", null, { minus: [82, { parameter: "step" }] }),
    ],
  },
  {
    id: "step",
    label: name("步长"),
    type: { kind: "integer" },
    values: [edition("1990-01-01", "2018-02-10", 1), edition("2018-02-10", null, 3)],
  },
  {
    id: "table",
    label: name("分档"),
    type: { kind: "bands", yields: "money" },
    values: [
      edition("1990-01-01", "2016-02-29", [band(78, 80, "1.00"), band(80, 85, "2.00")]),
      edition("2016-02-29", null, [band(80, 82, "1.50"), band(82, null, "2.50")]),
    ],
  },
  {
    id: "start",
    label: name("起始日"),
    type: { kind: "date" },
    values: [
      edition("1990-01-01", "2017-06-01", "2016-06-30"),
      edition("2017-06-01", null, { shift: { day: "first-of-month" }, months: -1 }),
    ],
  },
  {
    id: "ages",
    label: name("年龄集"),
    type: { kind: "set" },
    values: [edition("1990-01-01", "2018-01-01", [79, 81]), edition("2018-01-01", null, [80])],
  },
  {
    id: "ended",
    label: name("已停用"),
    type: { kind: "integer" },
    values: [edition("1990-01-01", "2018-05-20", 80)],
  },
]

/** Whether a rule fits the world of this file, and the rule. */
export const checkMoving = (definition: RuleDefinition) =>
  checkRule(definition, { sheet, parameters, codes: { region: regions } })

/** The rule of a definition in the world of this file. */
export function ruleOf(definition: RuleDefinition): Rule {
  return Result.getOrThrow(checkMoving(definition))
}

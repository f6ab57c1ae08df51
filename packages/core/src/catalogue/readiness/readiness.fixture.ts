/** An item and rules to examine: all made up. */
import * as Result from "effect/Result"
import type { MaterialRequirement, ScenarioQuestion } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import {
  bindRule,
  type BoundRule,
  type ChoiceValue,
  checkRule,
  type Condition,
  type Expression,
  type FactDeclaration,
  type FactSheet,
} from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"

export const words = text("样例", "sample")

/** An item that asks for nothing; what is given takes the place of it. */
export function item(over: Partial<ServiceItem> = {}): ServiceItem {
  return {
    id: "allowance",
    edition: "2018-07",
    validFrom: plainDate("2018-07-01"),
    validTo: null,
    name: text("样例津贴", "sample allowance"),
    type: "benefit-payment",
    authority: { id: "sample-bureau", name: words },
    basis: [{ statute: "sample", title: words, sample: true }],
    serves: ["natural-person"],
    initiation: "on-application",
    conditions: [words],
    procedure: [words],
    specialProcedures: [],
    questions: [],
    materials: [],
    visits: { declared: 0 },
    channels: ["window", "online"],
    collection: ["electronic"],
    fee: null,
    result: { name: words },
    contact: {
      phone: "0571-0000 0001",
      complaintPhone: "0571-0000 0002",
      email: "window@example.invalid",
      address: words,
      hours: words,
    },
    ...over,
  }
}

/** A paper on paper that the applicant brings. */
export function paper(id: string, over: Partial<MaterialRequirement> = {}): MaterialRequirement {
  return {
    id,
    name: text(`材料${id}`, `paper ${id}`),
    necessity: "key",
    deferrable: [],
    accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
    obtainedBy: "applicant",
    evidences: [],
    ...over,
  }
}

export function question(fact: string, values: readonly ChoiceValue[]): ScenarioQuestion {
  return {
    fact,
    question: text(`${fact}？`, `${fact}?`),
    answers: values.map((value) => ({ value, label: text(`答${value}`, `answer ${value}`) })),
  }
}

/** A flag that these registries can tell. */
export function flag(name: string, ...from: readonly string[]): FactDeclaration {
  return { type: { kind: "flag" }, label: text(`${name}与否`, `whether ${name}`), from }
}

/** A rule on a sheet of these facts, bound in August 2018. */
export function ruleOn(
  facts: FactSheet["facts"],
  eligible: Condition,
  amount?: Expression | string,
): BoundRule {
  const definition = {
    v: 1,
    id: "sample-rule",
    title: text("样例办法", "Sample Measures"),
    eligible,
    ...(amount === undefined ? {} : { amount }),
  } as const
  const checked = Result.getOrThrow(checkRule(definition, { sheet: { id: "sample", facts } }))
  return Result.getOrThrow(bindRule(checked, { month: month("2018-08") }))
}

/** A rule that comes to more numbers than a proof can hold. */
export function vastRule(): BoundRule {
  const digit = (name: string): FactDeclaration => ({
    type: { kind: "integer", min: 0, max: 63 },
    label: text(name, name),
    from: ["population"],
  })
  const sum = [{ fact: "a" }, { times: [{ fact: "b" }, 64] }, { times: [{ fact: "c" }, 4096] }] as const
  const facts = { a: digit("a"), b: digit("b"), c: digit("c") }
  return ruleOn(facts, { value: { sum }, atLeast: 100_000 })
}

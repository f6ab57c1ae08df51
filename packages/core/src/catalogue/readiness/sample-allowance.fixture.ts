/** The sample allowance, whose facts two registries tell, and what stands in its way. */
import { text } from "../../reasons/index.ts"
import type { BoundRule, Condition } from "../../rules/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { decideReadiness, type ReadinessTerms } from "./decide-readiness.ts"
import { flag, item, ruleOn } from "./readiness.fixture.ts"
import type { DataAgreement, RegistryAtHand } from "./registry-at-hand.ts"

export const facts = {
  aged: flag("aged", "population", "home-visit"),
  died: flag("died", "population"),
  paidElsewhere: flag("paidElsewhere", "city-benefits"),
  pensioned: flag("pensioned", "pension-office"),
}
export const eligible: Condition = {
  all: [
    { fact: "aged", is: true },
    { fact: "died", is: false },
    { fact: "paidElsewhere", is: false },
    // Whatever a person's pension is.
    {
      any: [
        { fact: "pensioned", is: true },
        { fact: "pensioned", is: false },
      ],
    },
  ],
}
export const rule = ruleOn(facts, eligible)

export const population: RegistryAtHand = {
  id: "population",
  title: text("人口库", "population register"),
  facts: ["aged", "died"],
  enumerates: ["natural-person"],
}
export const city: RegistryAtHand = {
  id: "city-benefits",
  title: text("全市津贴系统", "city benefits"),
  facts: ["paidElsewhere"],
}
export const agreement = (id: string, registry: string, more: Partial<DataAgreement>): DataAgreement => ({
  id,
  title: text(`协议${id}`, `agreement ${id}`),
  registry,
  facts: [],
  ...more,
})

export const decide = (
  over: Partial<ServiceItem> = {},
  terms: Partial<ReadinessTerms> = {},
  rules: readonly BoundRule[] = [rule],
) =>
  decideReadiness(item(over), rules, {
    registries: terms.registries ?? [population, city],
    agreements: terms.agreements ?? [],
  })

/** What stands in the way, as codes. */
export const codes = (...given: Parameters<typeof decide>) => {
  const readiness = decide(...given)
  return readiness.outcome === "ready" ? [] : readiness.blockers.map(({ code }) => code)
}

/** The residents of the plays, whom a play changes from month to month, and how they are known elsewhere. */
import { type CodeScheme, codeFinding, type SubjectIdentity } from "@onevisit/core/identity"
import type { Population } from "@onevisit/core/ports"
import { type FactValues, never } from "@onevisit/core/rules"
import { plainDate, type PlainDate } from "@onevisit/core/time"
import type { BenefitsSettings } from "@onevisit/district"
import { simulatedPopulation } from "@onevisit/testkit"
import { allowance, sources, veterans } from "./allowances.ts"
import { label } from "./offered.ts"

/** How residents are numbered: no register of people has such numbers. */
export const residentNumber: CodeScheme = {
  id: "recorded-resident",
  title: label,
  normalise: (value) => value.trim(),
  check: (value) => (/^R-[a-z-]+$/.test(value) ? [] : [codeFinding("form", label)]),
  mask: () => "***",
}
/** A resident's number; the register knows them by the part after it. */
export const numberOf = (resident: string): string => `R-${resident}`

export class Residents {
  private readonly rows = new Map<string, FactValues>()
  /** Whom the register cannot name for now. */
  readonly nameless = new Set<string>()
  private version = 1
  asOf: PlainDate = plainDate("2022-06-30")
  readonly population: Population = simulatedPopulation({
    state: async () => ({ asOf: this.asOf, version: String(this.version) }),
    rows: () => [...this.rows].map(([id, facts]) => ({ id, facts })),
    identify: async ({ subjects }) => subjects.map((id) => this.identityOf(id)),
  })

  /** Adds somebody who lives here and never served, or changes what is known of them. */
  put(id: string, facts: FactValues): void {
    const usual = { registeredIn: "990101", died: never, served: false, paidElsewhere: false }
    this.rows.set(id, { ...(this.rows.get(id) ?? usual), ...facts })
    this.version += 1
  }

  /** Takes somebody out of the feed; what was known of them. */
  take(id: string): FactValues {
    const facts = this.rows.get(id) ?? {}
    this.rows.delete(id)
    this.version += 1
    return facts
  }

  has(id: string): boolean {
    return this.rows.has(id)
  }

  private identityOf(id: string): SubjectIdentity | null {
    if (this.nameless.has(id)) return null
    const identifiers = [{ scheme: residentNumber.id, value: numberOf(id) }]
    return { kind: "natural-person", name: `样例${id}`, identifiers }
  }
}

export function benefitsOver(residents: Residents): BenefitsSettings {
  return {
    programmes: [allowance, veterans],
    population: residents.population,
    sources,
    ask: {
      "city-benefits": async () => ({ asOf: residents.asOf, values: { paidElsewhere: false } }),
    },
    rolls: {
      scheme: residentNumber.id,
      atOnce: 3,
      pseudonymsOf: async (numbers) =>
        numbers
          .map((number) => number.slice(numberOf("").length))
          .map((id) => (residents.has(id) ? id : null)),
    },
    lists: {
      personOf: ({ identifiers: [first] }) => (first === undefined ? null : `key-${first.value}`),
      accountOf: (account) => `hash-${account}`,
      residenceGround: "registered",
    },
  }
}

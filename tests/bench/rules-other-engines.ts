// The old-age rule as users of two other engines would write it for speed: days are whole numbers worked out
// beforehand, the engine and its rule are made once, and the facts are all that a decision is given. Each says the
// monthly amount, or null for a no; neither can say that something is not known.
import type { ZenDecision } from "@gorules/zen-engine"
import { plainDate, toEpochDay } from "@onevisit/core/time"
import type { ResidentDraw } from "./rules-subjects.ts"
import { codeAt } from "./rules-subjects.ts"
import { DISTRICT } from "./rules-workloads.ts"

/** A resident of whom everything is known, as the other engines take them. */
export interface PlainResident {
  /** Days from 1970-01-01. */
  readonly born: number
  readonly registeredIn: string
  /** Beyond all days for who never died. */
  readonly died: number
  readonly paidElsewhere: boolean
}

/** Decides one resident after the other; the monthly amount in fen, `null` for a no. */
export type OtherEngine = (residents: readonly PlainResident[]) => Promise<readonly (number | null)[]>

const BEYOND_ALL_DAYS = 2_932_897
const day = (date: string) => toEpochDay(plainDate(date))
/** The last birthdays that count for a band in August 2018, with the amounts of the band. */
const BANDS = [
  { born: day("1918-07-31"), amount: 30_000 },
  { born: day("1928-07-31"), amount: 10_000 },
  { born: day("1938-07-31"), amount: 5000 },
] as const
const FIRST_OF_MONTH = day("2018-08-01")

/** A draw without a gap in the form of the other engines. */
export function plainResident({ bornFrom, died, paidElsewhere, region }: ResidentDraw): PlainResident {
  if (bornFrom === null || died === null || paidElsewhere === null || region === null)
    throw new TypeError("The other engines take only residents of whom everything is known.")
  return {
    born: bornFrom,
    registeredIn: codeAt(region),
    died: died === "never" ? BEYOND_ALL_DAYS : died,
    paidElsewhere,
  }
}

/**
 * json-rules-engine in the fastest of the forms tried: one rule for who is entitled, and the amount as a dynamic fact
 * that its event names. Three rules, one for each band, take more than twice as long; so does a list of codes in place
 * of an operator of our own, since the engine copies its conditions for every result. Runs in flight together on one
 * engine are slower than one after the other.
 */
export async function jsonRulesEngine(): Promise<OtherEngine> {
  const { Engine } = await import("json-rules-engine")
  const engine = new Engine([], { replaceFactsInEventParams: true })
  engine.addOperator<string, string>("startsWith", (code, district) => code.startsWith(district))
  engine.addFact("monthly", async (_, almanac) => {
    const born = await almanac.factValue<number>("born")
    return BANDS.find((band) => born <= band.born)?.amount ?? null
  })
  engine.addRule({
    conditions: {
      all: [
        { fact: "registeredIn", operator: "startsWith", value: DISTRICT },
        { fact: "born", operator: "lessThanInclusive", value: BANDS[2].born },
        { fact: "died", operator: "greaterThanInclusive", value: FIRST_OF_MONTH },
        { fact: "paidElsewhere", operator: "equal", value: false },
      ],
    },
    event: { type: "entitled", params: { amount: { fact: "monthly" } } },
  })
  return async (residents) => {
    const amounts: (number | null)[] = []
    for (const resident of residents) {
      const { events } = await engine.run({ ...resident })
      amounts.push((events[0]?.params?.["amount"] as number | undefined) ?? null)
    }
    return amounts
  }
}

/**
 * The decision table of ZEN, first row that fits. It has no way to decide without a promise, so the decisions of a
 * batch are all in flight at once, on as many threads as the engine takes.
 */
export async function zenTable(): Promise<OtherEngine> {
  const { ZenEngine } = await import("@gorules/zen-engine")
  const decision: ZenDecision = new ZenEngine().createDecision(composeZenTable())
  return async (residents) => {
    const decided = await Promise.all(residents.map((resident) => decision.evaluate(resident)))
    return decided.map(({ result }) => (result as { readonly amount?: number } | null)?.amount ?? null)
  }
}

function composeZenTable(): object {
  const position = { x: 0, y: 0 }
  const column = (id: string) => ({ id, name: id, field: id, type: "expression" })
  const table = {
    hitPolicy: "first",
    inputs: ["registeredIn", "born", "died", "paidElsewhere"].map(column),
    outputs: [column("amount")],
    rules: BANDS.map(({ amount, born }) => ({
      _id: `band-${amount}`,
      registeredIn: `startsWith($, "${DISTRICT}")`,
      born: `<= ${born}`,
      died: `>= ${FIRST_OF_MONTH}`,
      paidElsewhere: "false",
      amount: String(amount),
    })),
  }
  return {
    nodes: [
      { id: "facts", type: "inputNode", name: "facts", position },
      { id: "table", type: "decisionTableNode", name: "table", position, content: table },
      { id: "outcome", type: "outputNode", name: "outcome", position },
    ],
    edges: [
      { id: "in", sourceId: "facts", targetId: "table", type: "edge" },
      { id: "out", sourceId: "table", targetId: "outcome", type: "edge" },
    ],
  }
}

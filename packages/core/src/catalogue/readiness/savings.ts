/** What it saves in a year when papers are no longer brought: visits, and sheets of paper. */
import type { MaterialRequirement } from "../../materials/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { legOfMaterial } from "../visits/index.ts"
import type { AskingPlace, YearlyCases } from "./asked-again.ts"

/** At most so much in a year: every case is counted, also one in whose scenario a paper is not asked for. */
export interface Savings {
  readonly visits: number
  /** Copies on paper. How many pages each has no catalogue says, so that a copy counts as one. */
  readonly sheets: number
}

/** In how many visits an item can be done; `null` where that is not known, and then none is counted as saved. */
export type CountVisits = (item: ServiceItem) => number | null

/** What is saved without the papers of these places, each of them counted once. Questions alone save neither. */
export function savingsOf(places: readonly AskingPlace[], visits: CountVisits, yearly: YearlyCases): Savings {
  const papers = new Map<ServiceItem, Set<MaterialRequirement>>()
  for (const { item, material } of places) {
    if (material === null) continue
    papers.set(item, (papers.get(item) ?? new Set()).add(material))
  }
  let [savedVisits, savedSheets] = [0, 0]
  for (const [item, without] of papers) {
    const cases = yearly(item)
    savedVisits += cases * visitsSaved(item, without, visits)
    for (const material of without) savedSheets += cases * sheetsOf(material)
  }
  return { visits: savedVisits, sheets: savedSheets }
}

function visitsSaved(
  item: ServiceItem,
  without: ReadonlySet<MaterialRequirement>,
  visits: CountVisits,
): number {
  const gone = new Set([...without].map(({ id }) => legOfMaterial(id)))
  const materials = item.materials.filter((material) => !without.has(material))
  const legs = item.legs?.filter(({ id }) => !gone.has(id))
  const [before, after] = [visits(item), visits({ ...item, materials, ...(legs ? { legs } : {}) })]
  return before === null || after === null ? 0 : Math.max(0, before - after)
}

/** The most copies that an accepted form asks for on paper. */
function sheetsOf({ accepts }: MaterialRequirement): number {
  return Math.max(0, ...accepts.map(({ medium, number }) => (medium === "paper" ? number : 0)))
}

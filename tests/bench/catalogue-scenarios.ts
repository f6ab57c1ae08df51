// Scenarios of an item: its checklist, and the proof of its visits.
import { boundVisits, type Leg, type ServiceItem } from "@onevisit/core/catalogue"
import { composeChecklist, type MaterialRequirement, type ScenarioQuestion } from "@onevisit/core/materials"
import { text } from "@onevisit/core/reasons"
import type { Condition } from "@onevisit/core/rules"
import { type Bench, type Measurement, medianTime } from "./bench.ts"

const GUARDS = 20
const MATERIALS = 30
const CHECKLISTS = 64
const words = text("样例", "sample")

/** Measurements of scenarios. */
export const benches: readonly Bench[] = [
  {
    id: "catalogue.visit-bound.20-guards-ms",
    unit: "ms",
    goal: 100,
    better: "lower",
    run: measureBound,
  },
  { id: "catalogue.checklist.us", unit: "µs", goal: 50, better: "lower", run: measureChecklist },
]

/** Twenty legs, each needed on another answer, at three outlets and in several parts of the case. */
async function measureBound(): Promise<Measurement> {
  const questions = Array.from({ length: GUARDS }, (_, at) => yesNo(`guard${at}`))
  const legs = questions.map(({ fact }, at): Leg => ({
    id: `leg-${at}`,
    kind: (["show-original", "prove-identity", "site-check"] as const)[at % 3] ?? "submit",
    name: words,
    when: { fact, is: true },
    ways: [
      { way: "window", outlets: ["centre", "street", "village"].slice(at % 2) },
      ...(at % 4 === 0
        ? [{ way: "courier" as const, when: { fact: `guard${(at + 1) % GUARDS}`, is: false } }]
        : []),
    ],
  }))
  const item = {
    id: "sample-item",
    edition: "2018-07",
    initiation: "on-application",
    authority: { id: "sample-bureau", name: words },
    servedAt: ["centre", "street", "village"].map((outlet) => ({ outlet })),
    channels: ["window", "online"],
    collection: ["by-hand", "courier"],
    materials: [],
    questions,
    legs,
  } satisfies Partial<ServiceItem>
  const bound = boundVisits(item)
  if (bound.kind !== "bounded" || bound.visits !== 2) throw new Error("The bound of the item is two visits.")
  return { value: await medianTime(() => void boundVisits(item)) }
}

/** Thirty materials, two in three of them on conditions over ten questions, half of these answered. */
async function measureChecklist(): Promise<Measurement> {
  const questions = Array.from({ length: 10 }, (_, at) => yesNo(`fact${at}`))
  const materials = Array.from({ length: MATERIALS }, (_, at): MaterialRequirement => {
    const when = conditionAt(at)
    return {
      id: `material-${at}`,
      name: words,
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "copy", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
      ...(when ? { when } : {}),
    }
  })
  const answers = Array.from({ length: CHECKLISTS }, (_, row) =>
    Object.fromEntries(
      questions.flatMap(({ fact }, at) =>
        (row + at) % 2 === 0 ? [[fact, (row >> (at % 6)) % 2 === 0]] : [],
      ),
    ),
  )
  // The compiler takes its time over code that runs so shortly: it settles after some fifty batches.
  const time = await medianTime(
    () => {
      for (const given of answers) composeChecklist({ materials, questions }, given)
    },
    { warmUp: 100, batches: 60 },
  )
  return { value: (time * 1000) / CHECKLISTS }
}

function conditionAt(at: number): Condition | null {
  const first: Condition = { fact: `fact${at % 10}`, is: true }
  if (at % 3 === 0) return null
  return at % 3 === 1 ? first : { all: [first, { fact: `fact${(at + 3) % 10}`, is: false }] }
}

function yesNo(fact: string): ScenarioQuestion {
  return {
    fact,
    question: words,
    answers: [true, false].map((value) => ({ value, label: words })),
  }
}

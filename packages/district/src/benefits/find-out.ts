/**
 * Finds out what is open about a candidate, cheapest source first: registries are asked here and now, and only what none of
 * them can tell becomes a visit. Nobody is asked what cannot matter, and nobody is refused for a gap.
 */
import { type EntitlementRefusal, type Statement, valuesIn } from "@onevisit/core/benefits"
import { type Actor, system } from "@onevisit/core/identity"
import { bindRule, planQuestions, type QuestionSource } from "@onevisit/core/rules"
import type { Month, PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { hashOf } from "../pins/index.ts"
import { MonthNotReckoned } from "./benefits.errors.ts"
import type { EntitlementDesk } from "./entitlement-desk.ts"
import type { EntitlementKey } from "./entitlement-model.ts"
import { ownOpening } from "../sealing/index.ts"

/** What a source said of some facts; a fact it cannot tell is left out. */
export interface SourceAnswer {
  readonly asOf: PlainDate
  readonly values: Readonly<Record<string, Statement["value"]>>
}

/** Asks one registry about one person; `null` where it gave no answer. */
export type AskSource = (
  key: EntitlementKey,
  facts: readonly string[],
  purpose: string,
) => Promise<SourceAnswer | null>

export interface FindingOut {
  /** Who can be asked, at what price; none unless said. */
  readonly sources?: readonly QuestionSource[]
  /** What asks a registry, by the source's id. A source without one is not asked. */
  readonly ask?: Readonly<Record<string, AskSource>>
}

export type FoundOut =
  | { readonly outcome: "refused"; readonly refusal: EntitlementRefusal }
  /** Everything that matters is known. */
  | { readonly outcome: "settled" }
  /** A visit was asked for, or is open already. */
  | { readonly outcome: "visit"; readonly facts: readonly string[] }
  /** Something is open and nobody named can tell it: for a person. */
  | { readonly outcome: "stuck"; readonly facts: readonly string[] }

/** A registry is asked once a call; more sources than this no programme has. */
const MOST_QUESTIONS = 20

export async function findOut(
  desk: EntitlementDesk,
  { ask = {}, sources = [] }: FindingOut,
  {
    key,
    month,
    rule,
  }: {
    readonly key: EntitlementKey
    readonly month: Month
    readonly rule: Parameters<typeof bindRule>[0]
  },
  as: Actor = system("finding-out"),
): Promise<FoundOut> {
  const bound = bindRule(rule, { month })
  if (Result.isFailure(bound)) throw new MonthNotReckoned(bound.failure.message)
  const spent: string[] = []
  const purpose = `${key.programme} ${month}`
  const usable = sources.filter(({ asks, id }) => asks === "person" || ask[id] !== undefined)
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const statements = await desk.statementsOf(key, ownOpening("own:determine"))
    const values = valuesIn(statements, month)
    const plan = Result.getOrThrow(planQuestions(bound.success, values, { sources: usable, spent }))
    if (plan.outcome === "settled") return { outcome: "settled" }
    if (plan.outcome === "stuck") return { outcome: "stuck", facts: plan.open.map(({ fact }) => fact) }
    const registries = plan.questions.filter(({ asks }) => asks === "registry")
    if (registries.length === 0) {
      const facts = [...new Set(plan.questions.flatMap((question) => question.facts))]
      const isConflict = plan.open.every(({ state }) => state === "disputed")
      await desk.run({
        key,
        command: { type: "ask-visit", facts, why: isConflict ? "conflict" : "gap" },
        call: {
          as,
          commandId: `visit:${key.programme}:${key.subject}:${month}:${facts.toSorted().join("+")}`,
          month,
        },
      })
      return { outcome: "visit", facts }
    }
    for (const { facts, source } of registries) {
      spent.push(source)
      const answer = await ask[source]?.(key, facts, purpose)
      if (answer === null || answer === undefined) continue
      for (const [fact, value] of Object.entries(answer.values)) {
        if (!facts.includes(fact)) continue
        const statement = { fact, value, from: null, asOf: answer.asOf, source }
        const id = hashOf(statement).slice(-32)
        await desk.run({
          key,
          command: { type: "state", statement: { id, ...statement } },
          call: { as, commandId: `statement:${key.programme}:${key.subject}:${id}`, month },
        })
      }
    }
  }
  return { outcome: "stuck", facts: [] }
}

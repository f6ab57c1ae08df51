/** Who can be asked for facts, at what price, and what is believed of the answers before they come. */
import type { Text } from "../../reasons/index.ts"

/** One way to ask: a registry, the subject, a home visit. A source is asked once; whether it answered or not, it is then spent. */
export interface QuestionSource {
  readonly id: string
  /** What people call it; its id where there is none. */
  readonly label?: Text
  /** The facts that one query tells together. Facts that cannot matter any more are not asked for. */
  readonly answers: readonly string[]
  /** Of one query, in fen or points; one unit for all sources. */
  readonly cost: number
  /** Until the answer comes, in milliseconds or days; one unit for all sources. 0 unless said. */
  readonly latency?: number
  /** How often it answers, from 0 to 1; a query that fails leaves its facts unknown. 1 unless said. */
  readonly successRate?: number
  /** Added to the cost for each fact that it reveals; a sensitive fact weighs more. 0 unless said. */
  readonly privacyWeight?: number
  /** Only a person settles what is left to judgement. A registry unless said. */
  readonly asks?: "registry" | "person"
  /** Whether its answer ends a dispute between sources. A person's does unless said. */
  readonly settlesDisputes?: boolean
}

/** A value that a fact may have (a year or a coarse code stands for all in it) and how much speaks for it. */
export interface Belief {
  readonly value: unknown
  readonly weight: number
}

/** What a plan is made with. */
export interface AskingTerms {
  readonly sources: readonly QuestionSource[]
  /** Ids of the sources that were asked already. */
  readonly spent?: readonly string[]
  /** By fact; facts are taken to be independent. Without beliefs every class of values that the rule tells apart is as likely. */
  readonly beliefs?: Readonly<Record<string, readonly Belief[]>>
  /** The cost of one unit of latency; what several queries at once save. 0 unless said: one at a time. */
  readonly latencyWeight?: number
  /** How many times the privacy weight a sensitive fact counts. 3 unless said. */
  readonly sensitiveWeight?: number
  readonly effort?: Effort
}

/** How long is planned, in steps (outcomes of queries that are looked at); the same effort gives the same plan. */
export interface Effort {
  /** Steps that the search for the best plan of all may take before it is given up. */
  readonly exact: number
  /** Steps that looking some queries ahead may take then. */
  readonly lookAhead: number
}

/** A few milliseconds for a rule of eight facts, some tenths of a second for one of twenty. */
export const USUAL_EFFORT: Effort = { exact: 10_000, lookAhead: 10_000 }

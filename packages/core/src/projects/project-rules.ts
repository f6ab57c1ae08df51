/**
 * What a district's rules on funded projects (科技计划项目管理办法) say, as data with dates: who acts, by when
 * acceptance is applied for, how far a contract may be extended, what an outcome or a default leads to. None of
 * it stands in code; what a district has not published is given as a sample and marked so in its clause.
 */
import type { Remedy } from "../law/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { InTimeMode, PlainDate, Term } from "../time/index.ts"

/** The roles an officer must hold to act for a unit, by the host's ids. */
export interface ProjectRoles {
  /** For the recommending unit (推荐单位). */
  readonly recommending: string
  /** For the managing unit (管理单位): whoever may establish, grant, decide. */
  readonly managing: string
  /** For the managing unit's window: whoever may take in a paper application. */
  readonly receiving: string
}

/** How far the end of a contract may move on. A contract may always be shortened by consent. */
export interface ExtensionRule {
  /** How often, over the whole project. */
  readonly atMost: number
  /** How far in all, from the end first agreed on, in months or calendar days; `null` where no bound is set. */
  readonly longest: Term | null
  /** Whether it must be asked for on or before the end of the contract that runs. */
  readonly askBeforeEnd: boolean
  readonly clause: Citation
}

/** One result that a project may come to (通过、不通过、结题、终止). */
export interface ProjectOutcome {
  readonly id: string
  readonly title: Text
  /** To the undertaking unit's disadvantage: needs reasons, and remedies are told. */
  readonly adverse: boolean
  /** Whether it answers an application for acceptance, or may end a project without one. */
  readonly needsApplication: boolean
  /** What follows, in words that stand in the decision. Nothing of it happens by itself. */
  readonly consequences: readonly Text[]
  readonly clause: Citation
}

/** What an officer may do once acceptance was not applied for in time. */
export interface DefaultRule {
  /** The time to answer before a default is recorded (陈述申辩); `null` where the rules ask for none. */
  readonly priorNotice: { readonly term: Term; readonly clause: Citation } | null
  /** How long the undertaking unit is kept from new projects, in months or calendar days; `null` for not at all. */
  readonly bar: { readonly term: Term; readonly clause: Citation } | null
  readonly clause: Citation
}

/** One edition of the rules; a project keeps the edition it was applied for under. */
export interface ProjectRules {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly source: Citation
  readonly validFrom: PlainDate
  /** The first day it no longer holds for new projects; `null` while none is known. */
  readonly validTo: PlainDate | null
  readonly roles: ProjectRoles
  readonly recommendation: { readonly required: boolean; readonly clause: Citation }
  /** By when acceptance is applied for, from the end of the contract; and what counts as in time. */
  readonly acceptance: { readonly term: Term; readonly mode: InTimeMode; readonly clause: Citation }
  /** On how many days before that day the undertaking unit is reminded. */
  readonly remindBefore: readonly number[]
  /** `null` where a contract cannot be extended. */
  readonly extension: ExtensionRule | null
  readonly outcomes: readonly ProjectOutcome[]
  readonly onDefault: DefaultRule
  /** Told with every act to the undertaking unit's disadvantage. */
  readonly remedies: readonly Remedy[]
}

/** The edition of some rules that is in force on a day. */
export function rulesInForce(
  editions: readonly ProjectRules[],
  id: string,
  on: PlainDate,
): ProjectRules | undefined {
  return editions.find(
    (rules) => rules.id === id && rules.validFrom <= on && (rules.validTo === null || on < rules.validTo),
  )
}

/**
 * Whether a run that broke off may go on: only on the rule, the parameters, the calendar and the data it was begun on.
 * Half of a run on one state of the data and half on another would be a list that nobody ever determined.
 */
import { type Refusal, text, type Text } from "../../../reasons/index.ts"
import type { RunBasis } from "./run-events.ts"
import type { RunState } from "./run-state.ts"

/** A part of what a run rests on. */
export type BasisPart = "rule" | "edition" | "parameters" | "calendar" | "population" | "facts" | "data"

/** What the run rests on is not what it was. */
export interface BasisChanged extends Refusal<"BasisChanged"> {
  readonly changed: readonly BasisPart[]
}

const NAMES: Readonly<Record<BasisPart, Text>> = {
  rule: text("核定规则", "the rule"),
  edition: text("补贴项目版本", "the programme's edition"),
  parameters: text("标准参数", "the parameters"),
  calendar: text("日历", "the calendar"),
  population: text("人员库", "the population"),
  facts: text("所需信息项", "the facts that are read"),
  data: text("人员库数据", "the population's data"),
}

/**
 * Holds the basis of a run against what it would be now; `null` where it may go on. The state of the data counts from
 * when the run was determined until it is closed.
 */
export function checkBasis(
  { basis, figures, phase }: RunState,
  now: { readonly basis: RunBasis; readonly feedVersion: string },
): BasisChanged | null {
  if (basis === null || phase === "closed" || phase === "discarded") return null
  const isOtherwise: Readonly<Record<BasisPart, boolean>> = {
    rule: basis.programme.hash !== now.basis.programme.hash,
    edition: basis.programme.edition !== now.basis.programme.edition,
    parameters: !haveSameEntries(basis.parameters, now.basis.parameters),
    calendar: basis.calendar.id !== now.basis.calendar.id || basis.calendar.hash !== now.basis.calendar.hash,
    population: basis.population !== now.basis.population,
    facts: basis.facts.join("\n") !== now.basis.facts.join("\n"),
    data: figures !== null && figures.feed.version !== now.feedVersion,
  }
  const changed = PARTS.filter((part) => isOtherwise[part])
  return changed.length === 0 ? null : basisChanged(changed)
}

const PARTS = Object.keys(NAMES) as readonly BasisPart[]

/** The refusal to go on, by what is otherwise. */
export function basisChanged(changed: readonly BasisPart[]): BasisChanged {
  const named = (language: "zh" | "en") => changed.map((part) => NAMES[part][language])
  return {
    _tag: "BasisChanged",
    changed,
    message: text(
      `本次核定所依据的${named("zh").join("、")}已变动，不能继续；请恢复原依据后继续，或另行开始新的核定。`,
      `What this run rests on is otherwise by now (${named("en").join(", ")}): bring it back as it was, or begin another run.`,
    ),
  }
}

function haveSameEntries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

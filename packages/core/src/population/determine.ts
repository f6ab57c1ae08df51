/**
 * Determining a run: who is looked at, the statements that decide, the rows for the row program, who is missing, and the
 * totals, which follow from those of the last run and from what is otherwise now. A run that breaks off has no result;
 * what it left is taken away when it is determined anew.
 */
import {
  addTotals,
  DIFFERENCE_KINDS,
  type DifferenceCounts,
  noTotals,
  type RunTotals,
  UNSEEN,
} from "../benefits/index.ts"
import { canonicalJson } from "../events/index.ts"
import { PopulationError, type PopulationResult, type PopulationRun } from "../ports/index.ts"
import {
  bindRule,
  type BoundRule,
  compileRow,
  lower,
  movedBetween,
  NO,
  quoteName,
  YES,
} from "../rules/index.ts"
import { month } from "../time/index.ts"
import * as Result from "effect/Result"
import { completeRows } from "./complete-rows.ts"
import { decidingStatements, missingStatement, type Numbers } from "./decide-rows.ts"
import { codeOfKind } from "./kinds-in-sql.ts"
import { rangeEnds } from "./range-ends.ts"
import type { SqlPopulationSettings } from "./settings.ts"
import { askHost, query, report, type SqlRow, type Steps, type SqlValue } from "./steps.ts"
import type { Tables } from "./tables.ts"
import { touch } from "./who-can-have-changed.ts"

/** The last accepted run, as it is kept. */
interface Accepted {
  readonly no: number
  readonly run: string
  readonly month: string
  readonly rule: string
  readonly feedVersion: string
  readonly mark: string | null
  readonly result: PopulationResult
}

export function* determine(
  settings: SqlPopulationSettings,
  tables: Tables,
  run: PopulationRun,
  programme: number,
): Steps<PopulationResult> {
  const bound = boundIn(run)
  const state = yield* askHost(settings.state)
  const rule = settings.digest(canonicalJson(run.rule as never))
  const basis = canonicalJson([run.programme, run.month, run.scope, state.version, rule])
  const known = yield* knownRun(tables, run.run)
  if (known !== null) {
    if (known["basis"] === basis) return resultIn(known)
    throw new PopulationError("Conflict", "The run's id was used on another basis: give a new one.")
  }
  const accepted = yield* acceptedRun(tables, programme)
  const mark = yield* markNow(settings, tables)
  const begun: SqlValue[] = [run.run, run.month, run.purpose, basis, rule, state.version, mark]
  const numbers = { programme, run: yield* begin(tables, programme, accepted, begun) }
  const subjects = yield* countOf(tables)
  const decided = yield* decide({ settings, tables, run, bound, rule, accepted, numbers, subjects })
  if ((yield* askHost(settings.state)).version !== state.version) {
    yield* forget(tables, numbers.run)
    throw new PopulationError("Unavailable", "The feed changed during the run: determine it again.")
  }
  if (decided.totals.subjects !== subjects) {
    yield* forget(tables, numbers.run)
    throw new PopulationError(
      "Rejected",
      "There are rows that were not named as changed although they are new: determine everybody.",
    )
  }
  const result: PopulationResult = {
    feed: { asOf: state.asOf, version: state.version, subjects },
    previous: accepted === null ? null : { run: accepted.run, month: month(accepted.month) },
    ...decided,
  }
  const ended = yield* query(
    `UPDATE ${tables.runs} SET state = 'determined', result = ${tables.place(1)} WHERE no = ${numbers.run} AND state = 'begun' RETURNING no`,
    [canonicalJson(result as never)],
  )
  if (ended.length === 0)
    throw new PopulationError("Unavailable", "Another determined the same run at the same time: ask again.")
  return result
}

interface Deciding {
  readonly settings: SqlPopulationSettings
  readonly tables: Tables
  readonly run: PopulationRun
  readonly bound: BoundRule
  readonly rule: string
  readonly accepted: Accepted | null
  readonly numbers: Numbers
  readonly subjects: number
}

function* decide(
  it: Deciding,
): Steps<Pick<PopulationResult, "before" | "totals" | "differences" | "touched">> {
  const { accepted, bound, numbers, run, settings, subjects, tables } = it
  const before = accepted?.result.totals ?? noTotals
  const statements = decidingStatements(settings, tables, lower(bound))
  const some = run.scope === "changed" ? yield* touchedRows(it) : null
  if (some !== null) {
    yield* carryOut(statements.decide(numbers, { of: "touched" }))
    yield* query(`DELETE FROM ${tables.touched} WHERE run = ${numbers.run}`)
    yield* report(some, some)
  } else yield* decideAll(it, statements.decide)
  const facts = bound.facts.map(({ name }) => name)
  yield* completeRows(tables, numbers, Result.getOrThrow(compileRow(bound)), (asked) =>
    askHost(() => settings.factsOf({ subjects: asked, facts, purpose: run.purpose })),
  )
  let compared = yield* compare(tables, numbers)
  // Where fewer rows are there than were seen, some have gone and nobody said which.
  if (before.subjects + compared.change.subjects > subjects) {
    yield* carryOut(missingStatement(tables, numbers))
    compared = yield* compare(tables, numbers)
  }
  return {
    before,
    totals: addTotals(before, compared.change),
    differences: compared.differences,
    touched: some ?? subjects,
  }
}

function* decideAll(
  { numbers, settings, subjects, tables }: Deciding,
  decideRows: ReturnType<typeof decidingStatements>["decide"],
): Steps<void> {
  const { atOnce } = settings
  if (atOnce === null) {
    yield* report(0, subjects)
    yield* carryOut(decideRows(numbers, { of: "all" }))
    return yield* report(subjects, subjects)
  }
  let after: SqlValue = null
  const ends = rangeEnds(settings, tables, subjects)
  for (let done = 0; ; done += atOnce) {
    const to: SqlValue = yield* ends(after)
    yield* carryOut(decideRows(numbers, { of: "range", after, to }))
    yield* report(to === null ? subjects : Math.min(done + atOnce, subjects), subjects)
    if (to === null) return
    after = to
  }
}

/** How many rows were touched; `null` where everybody has to be looked at. */
function* touchedRows({ accepted, bound, numbers, rule, settings, tables }: Deciding): Steps<number | null> {
  const { changes } = settings
  if (accepted === null || accepted.rule !== rule || changes === undefined) return null
  const then = bindRule(bound.rule, { month: month(accepted.month) })
  if (Result.isFailure(then)) return null
  const plan = lower(bound)
  const moved = movedBetween(lower(then.success), plan)
  if (moved.who === "everybody") return null
  if ("column" in changes)
    return yield* touch(settings, tables, {
      ...numbers,
      moved,
      plan,
      changed: { column: changes.column, mark: accepted.mark },
    })
  const ids = yield* askHost(() => changes.since(accepted.feedVersion))
  return ids === null ? null : yield* touch(settings, tables, { ...numbers, moved, plan, changed: { ids } })
}

function* carryOut({
  parameters,
  text,
}: {
  readonly text: string
  readonly parameters: readonly SqlValue[]
}) {
  yield* query(text, parameters)
}

/** What is otherwise: the totals after without those before, and the differences of each kind. */
function* compare(
  { changes }: Tables,
  { run }: Numbers,
): Steps<{ readonly change: RunTotals; readonly differences: DifferenceCounts }> {
  const grouped = yield* query(
    `SELECT kind, before_status, after_status, count(*) AS many, sum(before_amount) AS amount_before, sum(after_amount) AS amount_after
      FROM ${changes} WHERE run = ${run} GROUP BY kind, before_status, after_status`,
  )
  const counted = new Map<number, number>()
  let change = noTotals
  for (const row of grouped) {
    const [kind, many] = [Number(row["kind"]), Number(row["many"])]
    counted.set(kind, (counted.get(kind) ?? 0) + many)
    change = addTotals(change, totalsOf(Number(row["after_status"]), many, Number(row["amount_after"])))
    change = addTotals(change, totalsOf(Number(row["before_status"]), -many, -Number(row["amount_before"])))
  }
  const differences = Object.fromEntries(
    DIFFERENCE_KINDS.map((kind) => [kind, counted.get(codeOfKind(kind)) ?? 0]),
  ) as unknown as DifferenceCounts
  return { change, differences }
}

function totalsOf(status: number, many: number, amount: number): RunTotals {
  if (status === UNSEEN) return noTotals
  return {
    subjects: many,
    entitled: status === YES ? many : 0,
    notEntitled: status === NO ? many : 0,
    undetermined: status === YES || status === NO ? 0 : many,
    amount,
  }
}

function boundIn({ month, rule }: PopulationRun): BoundRule {
  const bound = bindRule(rule, { month })
  if (Result.isFailure(bound)) throw new PopulationError("Rejected", bound.failure.message.en)
  return bound.success
}

function* knownRun({ place, runs }: Tables, run: string): Steps<SqlRow | null> {
  const [found] = yield* query(
    `SELECT basis, result FROM ${runs} WHERE run = ${place(1)} AND state <> 'begun'`,
    [run],
  )
  return found ?? null
}

function* acceptedRun({ programmes, runs }: Tables, programme: number): Steps<Accepted | null> {
  const [found] = yield* query(
    `SELECT r.no, r.run, r.month, r.rule, r.feed_version, r.mark, r.result FROM ${programmes} p JOIN ${runs} r ON r.no = p.accepted WHERE p.no = ${programme}`,
  )
  if (found === undefined) return null
  return {
    no: Number(found["no"]),
    run: String(found["run"]),
    month: String(found["month"]),
    rule: String(found["rule"]),
    feedVersion: String(found["feed_version"]),
    mark: found["mark"] === null ? null : String(found["mark"]),
    result: resultIn(found),
  }
}

/** The greatest number in the column of changes: whatever changes from now on is greater. */
function* markNow({ changes }: SqlPopulationSettings, { relation }: Tables): Steps<string | null> {
  if (changes === undefined || !("column" in changes)) return null
  const [found] = yield* query(`SELECT max(r.${quoteName(changes.column)}) AS mark FROM ${relation} r`)
  return String(found?.["mark"] ?? 0)
}

/** Takes away what a run that broke off left, and gives this one its number. */
function* begin(
  { changes, place, runs, touched }: Tables,
  programme: number,
  accepted: Accepted | null,
  values: readonly SqlValue[],
): Steps<number> {
  const left = `SELECT no FROM ${runs} WHERE run = ${place(1)} AND state = 'begun'`
  for (const table of [changes, touched])
    yield* query(`DELETE FROM ${table} WHERE run IN (${left})`, values.slice(0, 1))
  yield* query(`DELETE FROM ${runs} WHERE run = ${place(1)} AND state = 'begun'`, values.slice(0, 1))
  const places = values.map((_, at) => place(at + 1)).join(", ")
  const [made] = yield* query(
    `INSERT INTO ${runs} (run, month, purpose, basis, rule, feed_version, mark, programme, previous, state)
      VALUES (${places}, ${programme}, ${accepted?.no ?? "NULL"}, 'begun') RETURNING no`,
    values,
  )
  return Number(made?.["no"])
}

export function* forget({ changes, runs, touched }: Tables, run: number): Steps<void> {
  for (const table of [changes, touched]) yield* query(`DELETE FROM ${table} WHERE run = ${run}`)
  yield* query(`DELETE FROM ${runs} WHERE no = ${run}`)
}

function* countOf({ relation }: Tables): Steps<number> {
  const [counted] = yield* query(`SELECT count(*) AS subjects FROM ${relation}`)
  return Number(counted?.["subjects"])
}

function resultIn(row: SqlRow): PopulationResult {
  return JSON.parse(String(row["result"])) as PopulationResult
}

import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { system, type Actor } from "../../../identity/index.ts"
import { rate } from "../../../money/index.ts"
import { instant, month, plainDate } from "../../../time/index.ts"
import { YES } from "../../../rules/index.ts"
import { unseen } from "../outcome-columns.ts"
import { noTotals, type RunTotals } from "../totals.ts"
import {
  checkBasis,
  decideRun,
  evolveRun,
  type KeptDifference,
  noRun,
  type RunBasis,
  type RunCommand,
  type RunFigures,
  type RunState,
} from "./index.ts"
import { runEventReader } from "./run.schema.ts"

const hash = `sha256:${"0".repeat(64)}`
const basis: RunBasis = {
  month: month("2018-08"),
  programme: { id: "old-age-allowance", hash, edition: "2011" },
  parameters: { "old-age.monthly": plainDate("2011-01-01") },
  calendar: { id: "sample", hash },
  population: "district",
  facts: ["born", "died"],
  purpose: "monthly determination",
  scope: "all",
}
const before: RunTotals = { ...noTotals, subjects: 1000, entitled: 100, notEntitled: 880, undetermined: 20 }
const differences = { start: 1, "amount-change": 0, "stop-candidate": 2, undetermined: 3, cleared: 0 }
const figures: RunFigures = {
  feed: { asOf: plainDate("2018-07-31"), version: "7", subjects: 1000 },
  previous: { run: "run-1", month: month("2018-07") },
  before,
  totals: before,
  differences,
  touched: 1000,
}
const officer: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "civil-affairs",
  roles: ["benefits-officer"],
  validAt: plainDate("2018-08-01"),
  validTo: plainDate("2031-01-01"),
}
const now = { at: instant("2018-08-01T01:00:00.000Z"), on: plainDate("2018-08-01"), time: "09:00:00" }
const guards = { missing: rate("1%"), stops: rate("5%"), undetermined: rate("5%") }

const run = (state: RunState, command: RunCommand, actor: Actor = system("sweep")) =>
  Result.map(
    decideRun(state, command, { now, actor, guards, acts: { role: "benefits-officer" } }),
    (events) => {
      for (const event of events) expect(Result.isSuccess(runEventReader.read(event))).toBe(true)
      return events.reduce(evolveRun, state)
    },
  )
const after = (...steps: readonly (readonly [RunCommand, Actor?])[]) =>
  steps.reduce((state, [command, actor]) => Result.getOrThrow(run(state, command, actor)), noRun)
const refusal = (state: RunState, command: RunCommand, actor?: Actor) => {
  const tried = run(state, command, actor)
  return Result.isFailure(tried) ? tried.failure._tag : null
}

const unnamed: KeptDifference = {
  person: "resident-7",
  kind: "start",
  before: unseen,
  after: { status: YES, reasons: 0, amount: 3000 },
}

describe("a run of a sweep", () => {
  const opened = after([{ type: "open", basis }])

  it("applies its differences page by page and is closed once all are applied", () => {
    const determined = after([{ type: "open", basis }], [{ type: "report", figures }])
    expect(determined.phase).toBe("applying")
    expect(refusal(determined, { type: "close", root: null })).toBe("DifferencesLeft")
    const page = Result.getOrThrow(
      run(determined, { type: "note-applied", count: 4, cursor: "4", leaves: ["aa"], kept: [unnamed] }),
    )
    expect(page).toMatchObject({ applied: 4, cursor: "4", kept: [unnamed] })
    expect(refusal(page, { type: "close", root: null })).toBe("DifferencesLeft")
    const done = Result.getOrThrow(
      run(page, { type: "note-applied", count: 2, cursor: null, leaves: ["aa"], kept: [] }),
    )
    expect(Result.getOrThrow(run(done, { type: "close", root: null }))).toMatchObject({
      phase: "closed",
      applied: 6,
      kept: [unnamed],
    })
  })

  it("stops before anything is applied when the feed has shrunk beyond the set share", () => {
    const shrunken = { ...figures, totals: { ...before, subjects: 989 } }
    const stopped = Result.getOrThrow(run(opened, { type: "report", figures: shrunken }))
    expect(stopped.phase).toBe("stopped")
    expect(stopped.findings.map(({ code }) => code)).toEqual(["feed-shrunken"])
    expect(refusal(stopped, { type: "note-applied", count: 6, cursor: null, leaves: ["aa"], kept: [] })).toBe(
      "RunNotThere",
    )
    const just = { ...figures, totals: { ...before, subjects: 990 } }
    expect(Result.getOrThrow(run(opened, { type: "report", figures: just })).phase).toBe("applying")
  })

  it("stops when too many at once would stop, or have become undetermined", () => {
    const codes = (more: Partial<typeof differences>) =>
      Result.getOrThrow(
        run(opened, { type: "report", figures: { ...figures, differences: { ...differences, ...more } } }),
      ).findings.map(({ code }) => code)
    expect(codes({ "stop-candidate": 5 })).toEqual([])
    expect(codes({ "stop-candidate": 6 })).toEqual(["too-many-stops"])
    expect(codes({ undetermined: 49 })).toEqual([])
    expect(codes({ undetermined: 50 })).toEqual(["too-many-undetermined"])
  })

  it("has nothing to compare a first run with", () => {
    const first = {
      ...figures,
      previous: null,
      before: noTotals,
      differences: { ...differences, undetermined: 900 },
    }
    expect(Result.getOrThrow(run(opened, { type: "report", figures: first })).phase).toBe("applying")
  })

  it("is released or given up by an officer in charge alone, with a reason", () => {
    const shrunken = { ...figures, totals: { ...before, subjects: 1 } }
    const stopped = Result.getOrThrow(run(opened, { type: "report", figures: shrunken }))
    const release = { type: "release", reason: "a village moved to the next district" } as const
    expect(refusal(stopped, release)).toBe("NotAuthorised")
    expect(refusal(stopped, release, { ...officer, roles: ["clerk"] } as Actor)).toBe("NotAuthorised")
    expect(refusal(stopped, release, { ...officer, validTo: now.on } as Actor)).toBe("NotAuthorised")
    expect(refusal(stopped, { ...release, reason: " " }, officer)).toBe("ReasonsMissing")
    expect(Result.getOrThrow(run(stopped, release, officer)).phase).toBe("applying")
    const discarded = Result.getOrThrow(run(stopped, { ...release, type: "discard" }, officer))
    expect(discarded.phase).toBe("discarded")
    expect(refusal(discarded, release, officer)).toBe("RunNotThere")
  })

  it("is run by a program or an officer in charge, and by nobody on a day that is not theirs", () => {
    const determined = after([{ type: "open", basis }], [{ type: "report", figures }])
    const steps: readonly (readonly [RunState, RunCommand])[] = [
      [noRun, { type: "open", basis }],
      [opened, { type: "report", figures }],
      [determined, { type: "note-applied", count: 6, cursor: null, leaves: [], kept: [] }],
      [determined, { type: "close", root: null }],
    ]
    const strangers = [
      { ...officer, roles: ["clerk"] },
      { ...officer, validTo: now.on },
      { kind: "applicant", subject: "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" },
    ] as readonly Actor[]
    for (const [state, command] of steps) {
      for (const actor of strangers) expect(refusal(state, command, actor)).toBe("NotAuthorised")
      for (const actor of [officer, system("cron")])
        expect(refusal(state, command, actor)).not.toBe("NotAuthorised")
    }
  })

  it("is opened once", () => {
    expect(refusal(opened, { type: "open", basis })).toBe("RunNotThere")
    expect(refusal(noRun, { type: "report", figures })).toBe("RunNotThere")
  })

  it("goes on only on what it was begun on, and names what is otherwise", () => {
    const determined = Result.getOrThrow(run(opened, { type: "report", figures }))
    const changedIn = (state: RunState, more: Partial<RunBasis>, version = "7") =>
      checkBasis(state, { basis: { ...basis, ...more }, feedVersion: version })?.changed ?? null
    expect(changedIn(determined, {})).toBe(null)
    const other = `sha256:${"1".repeat(64)}`
    expect(changedIn(determined, { programme: { ...basis.programme, hash: other } })).toEqual(["rule"])
    expect(changedIn(determined, { programme: { ...basis.programme, edition: "2018" } })).toEqual(["edition"])
    expect(changedIn(determined, { parameters: { "old-age.monthly": plainDate("2018-01-01") } })).toEqual([
      "parameters",
    ])
    expect(changedIn(determined, { parameters: {} })).toEqual(["parameters"])
    expect(changedIn(determined, { calendar: { id: "sample", hash: other } })).toEqual(["calendar"])
    expect(changedIn(determined, { population: "another" })).toEqual(["population"])
    expect(changedIn(determined, { facts: ["born"] })).toEqual(["facts"])
    expect(changedIn(determined, { facts: ["born"], population: "another" }, "8")).toEqual([
      "population",
      "facts",
      "data",
    ])
    // Until it is determined, any state of the data will do; once it is closed, nothing more hangs on them.
    expect(changedIn(opened, {}, "8")).toBe(null)
    const closed = after(
      [{ type: "open", basis }],
      [{ type: "report", figures }],
      [{ type: "note-applied", count: 6, cursor: null, leaves: [], kept: [] }],
      [{ type: "close", root: null }],
    )
    expect(changedIn(closed, { population: "another" }, "8")).toBe(null)
  })
})

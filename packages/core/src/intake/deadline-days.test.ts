import { describe, expect, it } from "vitest"
import { applicantDays } from "./applicant-days.fixture.ts"
import { authorityDays } from "./authority-days.fixture.ts"
import { addDays, plainDate } from "../time/index.ts"
import { all, clerk, play, stateAfter, submit, type Setting, type Step } from "./case.fixture.ts"
import { licensingInZhejiang } from "./law.fixture.ts"
import { movedDays } from "./moved-days.fixture.ts"
import { type DeadlineKind, readDeadlineName } from "./named-deadline.ts"
import { openDeadlines } from "./open-deadlines.ts"
import { whole } from "./whole-case.fixture.ts"
import { licensed, practised, look, renewal, type Row } from "./deadline-row.fixture.ts"

// One day either side of every deadline. A row says what is done on the day before, on the last day and on the day
// after, and what comes of each: the rule that refuses it, or where the case then stands and what it asks of people.
// Whether a timer looked at the case each day until then, or nobody did, makes no difference.

function comesOf(
  { act, before, setting, thereafter = [] }: Row,
  day: string,
  timerSince: string | null,
): string {
  const last = act(day)
  const ticks: Step[] = []
  for (let on = timerSince; on !== null && on <= last[0]; on = addDays(plainDate(on), 1)) ticks.push(look(on))
  const { refusals, state } = play(setting, ...before, ...ticks, last, ...thereafter)
  expect(refusals.slice(0, before.length + ticks.length).map((refusal) => refusal?._tag ?? null)).toEqual(
    [...before, ...ticks].map(() => null),
  )
  const refusal = refusals.at(-1)
  if (refusal) return refusal._tag
  const adverse = state.decision?.favourable === false ? ["adverse"] : []
  const late = state.owing?.late === true ? ["late"] : []
  return [state.phase, ...adverse, ...late, ...state.tasks.toSorted()].join(" ")
}

const rows = [...applicantDays, ...authorityDays, ...movedDays]

/** Every kind of deadline a case may have: a new one stands here, or this does not compile, and then in a row. */
const kinds: Readonly<Record<DeadlineKind, true>> = {
  notice: true,
  correction: true,
  supplement: true,
  statutory: true,
  promised: true,
  delivery: true,
  expiry: true,
  part: true,
  verification: true,
  rectification: true,
  defence: true,
}

it("every kind of deadline has a row", () => {
  expect(new Set(rows.map(({ of }) => readDeadlineName(of).kind))).toEqual(new Set(Object.keys(kinds)))
})

describe.each(rows)("$deadline", (row) => {
  const days = [-1, 0, 1].map((by) => addDays(plainDate(row.dueOn), by))

  it("is a deadline that runs, and ends on the last day", () => {
    const running = openDeadlines(stateAfter(row.setting, ...row.before))
    expect(running.map(({ dueOn, name }) => [name, dueOn])).toContainEqual([row.of, row.dueOn])
  })

  it("comes out as the day says, with no timer", () => {
    expect(days.map((day) => comesOf(row, day, null))).toEqual(row.comesOf)
  })

  it("comes out the same when a timer looks every day", () => {
    const since = row.before.at(-1)?.[0] ?? row.dueOn
    expect(days.map((day) => comesOf(row, day, since))).toEqual(row.comesOf)
  })
})

describe("days that are no deadline of a case", () => {
  it("a rule set holds from its first day and no longer on the day it ends", () => {
    const on = (day: string) => play(practised, [day, submit(all, day), clerk]).refusals[0]?._tag ?? null
    expect(["2017-12-31", "2018-01-01", "2018-12-31", "2019-01-01"].map(on)).toEqual([
      "NotInForce",
      null,
      null,
      "NotInForce",
    ])
  })

  it("a renewal is by law only when asked for thirty days before, that day included", () => {
    const phase = (expiresOn: string) =>
      play(whole, renewal("2019-03-05", expiresOn), look("2019-05-06")).state.phase
    expect(["2019-04-03", "2019-04-04", "2019-04-05"].map(phase)).toEqual(["accepted", "decided", "decided"])
  })

  it("a bar ends on the day it names", () => {
    const bar = {
      ground: "false-material",
      from: plainDate("2018-04-10"),
      until: plainDate("2019-04-10"),
      clause: licensingInZhejiang.source,
    } as const
    const on = (day: string) =>
      play({ ...licensed, bars: [bar] } as Setting, [day, submit(all, day)]).refusals[0]?._tag
    expect(["2019-04-09", "2019-04-10", "2019-04-11"].map(on)).toEqual([
      "ReapplicationBarred",
      undefined,
      undefined,
    ])
  })
})

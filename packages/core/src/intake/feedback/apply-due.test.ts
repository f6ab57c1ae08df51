import { describe, expect, it } from "vitest"
import { addDays } from "../../time/index.ts"
import { feedbackTaskTitles, feedbackTimersOf, openClocks, type FeedbackClock } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const founded = f.badRating.next(f.founded, f.operator)
const running: readonly (readonly [FeedbackClock, f.Play])[] = [
  ["acknowledge", f.complaint],
  ["answer", f.complaint.next(f.acknowledge, f.operator)],
  ["verify", f.badRating],
  ["rectify", founded],
  ["revisit", founded.next(f.rectify, f.operator)],
  ["accept-transfer", f.complaint.next(f.transfer, f.operator)],
]

describe.each(running)("the clock %s", (name, before) => {
  const clock = openClocks(before.state).find((each) => each.name === name)
  const due = clock?.deadline.dueOn
  if (!due) throw new Error("The clock runs and has a day.")

  it("opens no task on its day", () => {
    expect(before.next(f.passTime, f.page, due).state.tasks).not.toContain(name)
  })

  it("opens one task on the day after, dated that day however late it is noticed, and closes nothing", () => {
    for (const late of [1, 2, 40]) {
      const lapsed = before.next(f.passTime, f.page, addDays(due, late))
      const opened = lapsed.events.filter(
        ({ data, type }) => type === "FeedbackTaskOpened" && "task" in data && data.task === name,
      )
      expect(opened.map(({ occurredOn }) => occurredOn)).toEqual([addDays(due, 1)])
      expect(lapsed.state.phase).toBe(before.state.phase)
      expect(lapsed.next(f.passTime, f.page, addDays(due, late + 1)).state.tasks).toContain(name)
    }
  })

  it("has a timer until its task is open", () => {
    const timers = (play: f.Play) => feedbackTimersOf(play.state).map((timer) => timer.clock)
    expect(feedbackTimersOf(before.state)).toContainEqual({ clock: name, on: addDays(due, 1) })
    expect(timers(before.next(f.passTime, f.page, addDays(due, 1)))).not.toContain(name)
  })

  it("says in words what its task asks for", () => expect(feedbackTaskTitles[name].zh).not.toBe(""))
})

it("a task is gone when its step is done, however late", () => {
  const late = f.badRating.next(f.passTime, f.page, addDays(f.start, 30))
  expect(late.state.tasks).toEqual(["verify"])
  expect(late.next(f.founded, f.operator, addDays(f.start, 30)).state.tasks).toEqual([])
})

it("a closed matter has no timer and no task", () => {
  const { state } = founded
    .next(f.rectify, f.operator)
    .next(f.passTime, f.page, addDays(f.start, 60))
    .next(f.reached(true), f.operator, addDays(f.start, 60))
    .next(f.close, f.operator, addDays(f.start, 60))
  expect([feedbackTimersOf(state), state.tasks]).toEqual([[], []])
})

/** Three cases that ended well: with one visit, with three, and with none. */
import * as p from "./play.fixture.ts"

/** Complete at the window on the first day, decided on the fifth, the result sent by wire on the seventh. */
export const oneVisit = p.logOf(
  "c-one",
  p.licence,
  [0, (on) => p.submit(p.complete, p.atWindow(on))],
  [1, () => p.found],
  [2, () => ({ type: "hand-to-reviewer", part: "review" })],
  [3, p.finishReview],
  [4, () => p.decide()],
  [6, p.deliver],
)
/** Something owed, brought in time to another window, and the result fetched there. */
export const owedAndFetched = p.logOf(
  "c-two",
  p.certificate,
  [0, (on) => p.submit(p.papers("form", "proof"), p.atWindow(on, "street"), p.tolerant)],
  [1, () => p.found],
  [2, (on) => p.supplement(p.papers("report"), p.atWindow(on))],
  [3, () => p.decide()],
  [8, (on) => p.deliver(on, { on, outlet: "hall" })],
)
/** Online from the application to the result, all on one day. */
export const atOnce = p.logOf(
  "c-zero",
  p.certificate,
  [1, (on) => p.submit(p.complete, p.online(on))],
  [1, () => p.found],
  [1, () => p.decide()],
  [1, p.deliver],
)
export const three = [oneVisit, owedAndFetched, atOnce]

/** Plans that want something the law asks for: a reason, a second officer, a paper, a day. */
import * as fc from "fast-check"
import { accepted, decide, look, type Planned, ready } from "./case-moves-steps.fixture.ts"

/** What is done without what it needs. */
export const careless = fc.constantFrom<readonly Planned[]>(
  [
    { do: "dispute-platform-data", requirement: "licence", after: 0 },
    { do: "repeat-look-up", after: 0 },
    { do: "record-source-check" },
  ],
  [
    { do: "change-parties", entrusted: { role: "guardian", isProved: false, acts: [], from: 0, to: null } },
    { do: "suspend-clock", clock: "promised", reason: "site-visit", from: 0, told: 0 },
    { do: "resume-clock", clock: "promised", on: -3, after: 0 },
  ],
  [
    { do: "correct-on-spot", papers: [["plan", "content-wrong"]], after: 0 },
    { do: "examine", look: { ...look, tolerant: false, days: 1 }, after: 0 },
    { do: "excuse-delay", reasons: true, days: null, after: 8 },
  ],
  [accepted, { do: "record-site-check", others: [], ago: 0 }],
  [...ready, { ...decide, favourable: false, reasons: false }],
  [
    { do: "correct-on-spot", papers: [["plan", "content-wrong"]], after: 0 },
    { do: "examine", look: { ...look, tolerant: false }, after: 0 },
    { do: "refuse-acceptance", ground: "still-incomplete", refers: false, reasons: true, after: 0 },
  ],
  [
    { do: "refuse-acceptance", ground: "not-required", refers: false, reasons: false },
    { do: "refuse-acceptance", ground: "wrong-authority", refers: false, reasons: true },
  ],
)

/** The moves that plans are made of, each once. */
import type { Doing } from "./case-moves.fixture.ts"
import type { Look, Person } from "./case-moves-terms.fixture.ts"

export const look: Look = {
  days: 5,
  mode: "posted",
  tolerant: true,
  wrong: [],
  credit: "unknown",
  isSigned: true,
}
export const today = { ago: 0, posted: null, appears: false } as const

/** A move, by whom it is fitting for unless it is said. */
export type Planned = Doing & {
  readonly by?: Person
  /** Days since the one before; a few at random, where it is not said. */
  readonly after?: number
}

export const accepted: Doing = { do: "examine", look }
export const agreed: readonly Doing[] = [
  { do: "finish-part", part: "first", outcome: "agreed", ago: 0 },
  { do: "finish-part", part: "second", outcome: "agreed", ago: 0 },
]
const explained: readonly Doing[] = [
  { do: "explain-overdue", clock: "promised" },
  { do: "explain-overdue", clock: "statutory" },
]
/** Whatever is wanting comes, and whatever can be asked of others is. */
export const ready: readonly Doing[] = [
  {
    do: "supplement",
    papers: ["form", "plan", "report", "proof", "list"].map((name) => [name, ""]),
    came: today,
    look,
  },
  { do: "look-up", answer: "found" },
  ...agreed,
  ...explained,
]
export const decide = { do: "decide", favourable: true, reasons: true, isFalse: false, quota: null } as const
export const granted: readonly Doing[] = [...ready, decide]
export const delivered: readonly Doing[] = [
  { do: "seal" },
  { do: "dispatch" },
  { do: "deliver", how: "courier", ago: 0, appears: false },
]

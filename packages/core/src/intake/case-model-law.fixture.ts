/** The four settings in which the model is run beside the code, each with its law in numbers. */
import { confirmation, inZhejiang, itemOf, licence, type Setting } from "./case.fixture.ts"
import type { ClockName, Kind } from "./case-model-terms.fixture.ts"
import { calendar, licensingInZhejiang, practice2018 } from "./law.fixture.ts"
import { whole } from "./whole-case.fixture.ts"

/** What the law of a place says, in numbers and words. */
export interface Rules {
  /** Working days to tell what is wanting, and whether silence accepts (32¶1(4)). */
  readonly tell: number | null
  readonly isSilenceAcceptance: boolean
  readonly lapse: "withdrawn" | "task"
  readonly mayTellAgain: boolean
  readonly tolerance: {
    readonly longest: number | null
    readonly before: number
    readonly onDefault: string
    readonly further: number
  }
  readonly statutory: number | null
  readonly promised: number
  readonly extension: number | null
  readonly stops: Readonly<Record<ClockName, readonly string[]>>
  readonly deliver: number | null
  readonly parts: boolean
  readonly explains: boolean
  /** The role that extends, and whether the bureau beside has a part. */
  readonly approver: string | null
  /** What is promised in place of which paper, by the list; verified so many working days after the promise. */
  readonly promises: Readonly<
    Record<string, { readonly kind: Kind; readonly replaces: string; readonly within: number | null }>
  >
  /** Working days after the decision to verify a condition. */
  readonly verify: number
  readonly asksCredit: boolean
  readonly waives: boolean
  readonly disputes: boolean
  readonly means: readonly string[]
  /** Days before its end by which a licence's renewal is asked for. */
  readonly renewal: number | null
  /** Years without the licence after false papers, and after fraud. */
  readonly bars: { readonly false: number; readonly fraud: number } | null
}

/** 浙江省保障“最多跑一次”改革规定 art. 11: told on the spot; late is withdrawn, wrong is refused; nothing owed past the promise. */
const zhejiang: Rules = {
  tell: null,
  isSilenceAcceptance: false,
  lapse: "withdrawn",
  mayTellAgain: false,
  tolerance: { longest: null, before: 0, onDefault: "revoke-acceptance", further: 0 },
  statutory: null,
  promised: 15,
  extension: null,
  stops: { statutory: [], promised: ["site-visit"] },
  deliver: null,
  parts: false,
  explains: false,
  approver: null,
  promises: {},
  verify: 60,
  asksCredit: false,
  waives: false,
  disputes: false,
  means: [],
  renewal: null,
  bars: null,
}
/** 行政许可法 art. 32¶1(4), 42¶1, 44, 45 before it. */
const licensed: Rules = {
  ...zhejiang,
  tell: 5,
  isSilenceAcceptance: true,
  statutory: 20,
  extension: 10,
  approver: "agency-head",
  stops: { statutory: ["hearing"], promised: ["hearing", "site-visit"] },
  deliver: 10,
}
/** A practice with a limit of its own, a second notice, and nothing by operation of law. */
const practised: Rules = {
  ...zhejiang,
  tell: 5,
  lapse: "task",
  mayTellAgain: true,
  tolerance: { longest: 20, before: 2, onDefault: "revoke-acceptance", further: 0 },
}
/**
 * 行政许可法 art. 34, 42¶2, 50, 78, 79 where several authorities have parts, and the regulation's art. 7, 9, 14; default
 * terminates, after one more notice.
 */
const joint: Rules = {
  ...licensed,
  tolerance: { longest: 10, before: 1, onDefault: "terminate", further: 1 },
  statutory: 45,
  promised: 20,
  extension: 15,
  parts: true,
  explains: true,
  approver: "government-head",
  promises: {
    condition: { kind: "condition", replaces: "report", within: null },
    promise: { kind: "proof", replaces: "proof", within: 5 },
  },
  asksCredit: true,
  waives: true,
  disputes: true,
  means: ["citizen-card", "senior-card"],
  renewal: 30,
  bars: { false: 1, fraud: 3 },
}

export interface Place {
  readonly name: string
  readonly setting: Setting
  readonly rules: Rules
}
export const places: readonly Place[] = [
  {
    name: "a confirmation in Zhejiang",
    setting: { ...inZhejiang, item: confirmation },
    rules: zhejiang,
  },
  {
    name: "a licence in Zhejiang",
    setting: { item: licence, ruleSet: licensingInZhejiang, calendar },
    rules: licensed,
  },
  {
    name: "a public service by the practice of 2018",
    setting: { item: itemOf("public-service"), ruleSet: { ...practice2018, validTo: null }, calendar },
    rules: practised,
  },
  { name: "a licence of two authorities", setting: whole, rules: joint },
]

/** The deadlines whose days were set anew or lengthened, and those of several authorities and of promised conditions. */
import { workingDays } from "../time/index.ts"
import {
  all,
  examination,
  head,
  inZhejiang,
  spoiled,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import {
  accepted,
  agreed,
  arrives,
  excuse,
  extendClock,
  extendSupplement,
  licensed,
  look,
  noticeOf,
  owingOf,
  type Row,
} from "./deadline-row.fixture.ts"
import type { Step } from "./case.fixture.ts"
import { granted } from "./promise.fixture.ts"
import { explainOverdue, governor, whole } from "./whole-case.fixture.ts"

/** Statutory 2019-05-09; what was promised, 2019-04-02, was missed and explained. */
const joint = (...between: readonly Step[]): readonly Step[] => [
  ["2019-03-05", submit(all, "2019-03-05", { examination })],
  ...agreed("2019-03-06"),
  ...between,
  ["2019-04-03", explainOverdue("promised", "2019-04-03")],
]
/** Told again on 2019-03-06 of what came in time and was wrong, for three working days. */
const toldAgain: readonly Step[] = [
  ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })],
  ["2019-03-06", supplement([spoiled("report")], "2019-03-06")],
  ["2019-03-06", { type: "notify-owed", supplementWithin: workingDays(3), number: "N-2" }],
]
/** Taken as withdrawn on 2019-03-20, and open again from 2019-04-09 for five working days. */
const reopened: readonly Step[] = [
  noticeOf("posted"),
  look("2019-04-08"),
  ["2019-04-09", { ...excuse, supplementWithin: workingDays(5) } as Step[1]],
]

export const movedDays: readonly Row[] = [
  {
    deadline: "the forty-five days of several authorities to decide (行政许可法 42¶2)",
    of: "statutory",
    setting: whole,
    before: joint(),
    dueOn: "2019-05-09",
    act: look,
    comesOf: ["accepted", "accepted", "accepted explain-overdue"],
  },
  {
    deadline: "lengthening the forty-five days",
    of: "statutory",
    setting: whole,
    before: joint(),
    dueOn: "2019-05-09",
    act: (on) => [on, extendClock(on), governor],
    comesOf: ["accepted", "accepted", "DeadlinePassed"],
  },
  {
    deadline: "the forty-five days lengthened by fifteen",
    of: "statutory",
    setting: whole,
    before: joint(["2019-03-07", extendClock("2019-03-07"), governor]),
    dueOn: "2019-05-30",
    act: look,
    comesOf: ["accepted", "accepted", "accepted explain-overdue"],
  },
  {
    deadline: "the twenty days lengthened by ten (行政许可法 42¶1)",
    of: "statutory",
    setting: licensed,
    before: [
      accepted,
      ["2019-03-06", extendClock("2019-03-06"), head],
      ["2019-03-27", explainOverdue("promised", "2019-03-27")],
    ],
    dueOn: "2019-04-17",
    act: look,
    comesOf: ["accepted", "accepted", "accepted explain-overdue"],
  },
  {
    deadline:
      "verifying a promised condition within sixty days of the decision (浙江省保障“最多跑一次”改革规定 14)",
    of: "verification:condition",
    setting: whole,
    before: granted,
    dueOn: "2019-06-04",
    act: look,
    comesOf: [
      "decided hand-over-result",
      "decided hand-over-result",
      "decided hand-over-result verify-commitment",
    ],
  },
  {
    deadline: "what is owed and was told again",
    of: "supplement",
    setting: whole,
    before: toldAgain,
    dueOn: "2019-03-11",
    act: arrives("report"),
    comesOf: ["accepted", "accepted", "accepted late decide-on-revocation"],
  },
  {
    deadline: "what was told again and does not come",
    of: "supplement",
    setting: whole,
    before: toldAgain,
    dueOn: "2019-03-11",
    act: look,
    comesOf: ["accepted", "accepted", "accepted decide-on-revocation"],
  },
  {
    deadline: "what is owed, its day put off by three",
    of: "supplement",
    setting: inZhejiang,
    before: [owingOf("posted"), ["2019-03-12", extendSupplement]],
    dueOn: "2019-03-22",
    act: look,
    comesOf: ["accepted", "accepted", "accepted decide-on-revocation"],
  },
  {
    deadline: "a notice, its day put off by three",
    of: "correction",
    setting: inZhejiang,
    before: [noticeOf("posted"), ["2019-03-12", extendSupplement]],
    dueOn: "2019-03-22",
    act: look,
    comesOf: ["correcting", "correcting", "deemed-withdrawn"],
  },
  {
    deadline: "a notice that was opened again, answered",
    of: "correction",
    setting: inZhejiang,
    before: reopened,
    dueOn: "2019-04-16",
    act: arrives("list"),
    comesOf: ["correcting", "correcting", "NotInThisPhase"],
  },
  {
    deadline: "a notice that was opened again and nobody answers",
    of: "correction",
    setting: inZhejiang,
    before: reopened,
    dueOn: "2019-04-16",
    act: look,
    comesOf: ["correcting", "correcting", "deemed-withdrawn"],
  },
]

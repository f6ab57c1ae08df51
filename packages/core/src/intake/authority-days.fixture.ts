/** The deadlines an authority has to keep, with what comes of the days around them. */
import { workingDays } from "../time/index.ts"
import { all, decide, decider, examination, found, head, registry, submit } from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { explainOverdue, finishPart, reviewer, whole } from "./whole-case.fixture.ts"
import {
  licensed,
  look,
  accepted,
  hearing,
  extendClock,
  agreed,
  renewal,
  promised,
  broken,
  type Row,
} from "./deadline-row.fixture.ts"

export const authorityDays: readonly Row[] = [
  {
    deadline: "the promised day (浙江省保障“最多跑一次”改革规定 12)",
    setting: licensed,
    before: [accepted],
    dueOn: "2019-03-26",
    act: look,
    comesOf: ["accepted", "accepted", "accepted explain-overdue"],
  },
  {
    deadline: "explaining why the promised day was missed",
    setting: licensed,
    before: [accepted],
    dueOn: "2019-03-26",
    act: (on) => [on, explainOverdue("promised", on)],
    comesOf: ["NotOverdue", "NotOverdue", "accepted"],
  },
  {
    deadline: "the twenty days to decide (行政许可法 42¶1)",
    setting: licensed,
    before: [accepted, ["2019-03-27", explainOverdue("promised", "2019-03-27")]],
    dueOn: "2019-04-02",
    act: look,
    comesOf: ["accepted", "accepted", "accepted explain-overdue"],
  },
  {
    deadline: "lengthening the twenty days",
    setting: licensed,
    before: [accepted, ["2019-03-27", explainOverdue("promised", "2019-03-27")]],
    dueOn: "2019-04-02",
    act: (on) => [on, extendClock(on), head],
    comesOf: ["accepted", "accepted", "DeadlinePassed"],
  },
  {
    deadline: "stopping the twenty days (行政许可法 45)",
    setting: licensed,
    before: [accepted, ["2019-03-27", explainOverdue("promised", "2019-03-27")]],
    dueOn: "2019-04-02",
    act: hearing,
    comesOf: ["accepted", "accepted", "DeadlinePassed"],
  },
  {
    deadline: "deciding before the promised day, where lateness is explained first",
    setting: whole,
    before: [["2019-03-05", submit(all, "2019-03-05", { examination })], ...agreed("2019-03-06")],
    dueOn: "2019-04-02",
    act: (on) => [on, decide(true)],
    comesOf: ["decided", "decided", "OverdueUnexplained"],
  },
  {
    deadline: "the ten days to hand over (行政许可法 44)",
    setting: licensed,
    before: [accepted, ["2019-03-06", found, registry], ["2019-03-06", decide(true)]],
    dueOn: "2019-03-20",
    act: look,
    comesOf: ["decided", "decided", "decided hand-over-result"],
  },
  {
    deadline: "a part's own days",
    setting: whole,
    before: [["2019-03-05", submit(all, "2019-03-05", { examination })]],
    dueOn: "2019-03-12",
    act: look,
    comesOf: ["accepted", "accepted", "accepted urge-part"],
  },
  {
    deadline: "the days of a part that waits for another, from the day its authority was told",
    setting: whole,
    before: [
      ["2019-03-05", submit(all, "2019-03-05", { examination })],
      afterwards("2019-03-11", finishPart("first", "2019-03-08"), reviewer),
    ],
    dueOn: "2019-03-15",
    act: look,
    comesOf: ["accepted", "accepted", "accepted urge-part"],
  },
  {
    deadline: "deciding on a renewal (行政许可法 50)",
    setting: whole,
    before: [
      renewal("2019-03-05", "2019-04-10"),
      ["2019-04-03", explainOverdue("promised", "2019-04-03")],
      ...agreed("2019-04-03"),
    ],
    dueOn: "2019-04-10",
    act: (on) => [on, decide(false), decider],
    comesOf: ["decided adverse", "decided adverse", "NotInThisPhase"],
  },
  {
    deadline: "a renewal nobody decides",
    setting: whole,
    before: [renewal("2019-03-05", "2019-04-10")],
    dueOn: "2019-04-10",
    act: look,
    comesOf: [
      "accepted explain-overdue urge-part",
      "accepted explain-overdue urge-part",
      "decided explain-overdue",
    ],
  },
  {
    deadline: "verifying a promise, from the day it was given",
    setting: whole,
    before: promised,
    dueOn: "2019-03-12",
    act: look,
    comesOf: ["decided", "decided", "decided verify-commitment"],
  },
  {
    deadline: "putting a broken promise right",
    setting: whole,
    before: [
      ...broken,
      [
        "2019-03-07",
        {
          type: "order-rectification",
          option: "promise",
          within: workingDays(5),
          reasons: ["because"],
          number: "O",
        },
        decider,
      ],
    ],
    dueOn: "2019-03-14",
    act: look,
    comesOf: ["decided", "decided", "decided decide-on-broken-commitment"],
  },
]

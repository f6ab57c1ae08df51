/** The four settings in which the model is run beside the code, each with its law in numbers. */
import { confirmation, inZhejiang, itemOf, licence, type Setting } from "./case.fixture.ts"
import type { Rules } from "./case-model-terms.fixture.ts"
import { calendar, licensingInZhejiang, practice2018 } from "./law.fixture.ts"
import { whole } from "./whole-case.fixture.ts"

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
}
/** 行政许可法 art. 32¶1(4), 42¶1, 44, 45 before it. */
const licensed: Rules = {
  ...zhejiang,
  tell: 5,
  isSilenceAcceptance: true,
  statutory: 20,
  extension: 10,
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
/** 行政许可法 art. 42¶2 where several authorities have parts; default terminates, after one more notice. */
const joint: Rules = {
  ...licensed,
  tolerance: { longest: 10, before: 1, onDefault: "terminate", further: 1 },
  statutory: 45,
  promised: 20,
  extension: 15,
  parts: true,
  explains: true,
}

export interface Place {
  readonly name: string
  readonly setting: Setting
  readonly rules: Rules
  readonly approver: string
}
export const places: readonly Place[] = [
  {
    name: "a confirmation in Zhejiang",
    setting: { ...inZhejiang, item: confirmation },
    rules: zhejiang,
    approver: "",
  },
  {
    name: "a licence in Zhejiang",
    setting: { item: licence, ruleSet: licensingInZhejiang, calendar },
    rules: licensed,
    approver: "agency-head",
  },
  {
    name: "a public service by the practice of 2018",
    setting: { item: itemOf("public-service"), ruleSet: { ...practice2018, validTo: null }, calendar },
    rules: practised,
    approver: "",
  },
  { name: "a licence of two authorities", setting: whole, rules: joint, approver: "government-head" },
]

/** What a task asks of a person, in words. */
import { text, type Text } from "../../reasons/index.ts"
import type { FeedbackClock } from "./policy.ts"

export const feedbackTaskTitles: Readonly<Record<FeedbackClock, Text>> = {
  acknowledge: text("投诉逾期未受理，请尽快受理", "a complaint waits to be acknowledged past its day"),
  answer: text("投诉逾期未答复，请尽快书面答复", "a complaint waits for its answer in writing past its day"),
  verify: text("差评逾期未核实，请尽快核实", "a bad rating waits to be verified past its day"),
  rectify: text("整改逾期，请尽快完成整改", "the rectification is overdue"),
  revisit: text("回访逾期，请尽快回访", "the revisit is overdue"),
  "accept-transfer": text(
    "转办逾期未接收，请决定接收或退回",
    "a transfer waits past its day: take it over or decline",
  ),
}

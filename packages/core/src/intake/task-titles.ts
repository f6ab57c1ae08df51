/** What a task asks of a person, in words. */
import { text, type Text } from "../reasons/index.ts"
import type { TaskKind } from "./case-terms.ts"

export const taskTitles: Readonly<Record<TaskKind, Text>> = {
  "accept-or-refuse": text("请决定是否受理", "decide whether to accept"),
  "decide-on-lapsed-supplement": text(
    "补正期限已过，请决定如何办理",
    "the time to supplement is over: decide what follows",
  ),
  "decide-on-revocation": text(
    "所欠材料逾期，请决定是否撤销受理",
    "what is owed is overdue: decide whether to revoke acceptance",
  ),
  "resolve-conflict": text(
    "外部系统记录与本系统不一致，请核实处理",
    "an outside system's record contradicts ours: find out and settle it",
  ),
  "explain-overdue": text(
    "已超过办结时限，请公开说明理由",
    "the time to decide is over: explain why in public",
  ),
  "hand-over-to-authority": text(
    "请首问责任人将申请转交有权机关",
    "hand the application over to the authority that is competent",
  ),
  "urge-part": text("审查环节逾期，请催办", "a part is overdue: urge its authority"),
  "hand-over-result": text("结果送达逾期，请尽快送达", "the result is overdue: hand it over"),
  "check-source": text("请数据来源单位校核数据", "have the source check its data"),
  "verify-commitment": text("承诺核查期限已过，请核查", "the time to verify a promise is over: verify it"),
  "decide-on-broken-commitment": text(
    "承诺不实，请决定整改或撤销",
    "a promise was broken: order it put right, or revoke the decision",
  ),
}

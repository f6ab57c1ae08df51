/** What a task asks of a person, in words. */
import { text, type Text } from "../reasons/index.ts"
import type { TaskKind } from "./case-events.ts"

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
}

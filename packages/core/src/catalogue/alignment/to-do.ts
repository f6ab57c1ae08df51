/** The to-do list (待办清单) of an alignment: what to do about each item and entry, the most urgent first. */
import { compareIds } from "../catalogue.ts"
import type { Alignment, ItemAlignment } from "./alignment.ts"
import type { ItemDirectory } from "./directory.ts"
import {
  composeConfirm,
  composeFieldTasks,
  composeJustify,
  composeMerge,
  composeOffer,
  composeRecode,
  composeRename,
  composeSplit,
  type AlignmentTask,
  type AlignmentTaskKind,
} from "./task.ts"

/**
 * What to do, the most urgent first; within a kind the surest first, then by id. Against the guidance directory
 * only what it rules on is a task: to offer, to lighten, to confirm.
 */
export function composeToDo(alignment: Alignment): readonly AlignmentTask[] {
  const { directory, items, uncarried } = alignment
  const byId = new Map(items.map((item) => [item.item, item]))
  const tasks = [
    ...uncarried.filter(({ candidates }) => candidates.length === 0).map(composeOffer),
    ...items.flatMap((item) => tasksOf(item, byId)),
  ]
  return tasks.filter(({ kind }) => RULED_BY[directory].includes(kind)).toSorted(mostUrgentFirst)
}

/**
 * What people are owed and cannot get comes first; then what is asked of them beyond the directory, and without an
 * entry behind it; then the list itself: what is two, what is one, what a person has to look at, codes and
 * names; last the other fields.
 */
const URGENCY: readonly AlignmentTaskKind[] = [
  "offer",
  "lighten",
  "justify",
  "split",
  "merge",
  "confirm",
  "recode",
  "rename",
  "correct",
]

const RULED_BY: Readonly<Record<ItemDirectory["kind"], readonly AlignmentTaskKind[]>> = {
  samples: URGENCY,
  guidance: ["offer", "lighten", "confirm"],
}

function tasksOf(item: ItemAlignment, byId: ReadonlyMap<string, ItemAlignment>): readonly AlignmentTask[] {
  switch (item.kind) {
    case "none":
      return [composeJustify(item)]
    case "ambiguous":
      return [composeConfirm(item, item.candidates)]
    case "merged":
      return [composeSplit(item, item.links)]
    case "split": {
      const others = item.besides.flatMap((id) => {
        const other = byId.get(id)
        return other?.kind === "split" ? [other] : []
      })
      // Said once, of the first of them.
      const isFirst = item.besides.every((other) => compareIds(item.item, other) < 0)
      const fields = composeFieldTasks(item, item.link, item.differences)
      return isFirst ? [composeMerge(item, others), ...fields] : fields
    }
    case "same":
    case "renamed":
    case "moved-code":
    case "renamed-and-moved": {
      const { differences, kind, link } = item
      return [
        ...(kind === "moved-code" || kind === "renamed-and-moved" ? [composeRecode(item, link)] : []),
        ...(kind === "renamed" || kind === "renamed-and-moved" ? [composeRename(item, link)] : []),
        ...composeFieldTasks(item, link, differences),
      ]
    }
    default:
      return item satisfies never
  }
}

const SUREST: readonly AlignmentTask["confidence"][] = ["certain", "likely", "possible", null]

function mostUrgentFirst(a: AlignmentTask, b: AlignmentTask): number {
  return (
    URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) ||
    SUREST.indexOf(a.confidence) - SUREST.indexOf(b.confidence) ||
    compareIds(a.items[0] ?? "", b.items[0] ?? "") ||
    compareIds(a.entries[0] ?? "", b.entries[0] ?? "")
  )
}

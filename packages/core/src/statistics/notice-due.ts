/** The time to answer an application, with what moved it; a case forgets it once it is accepted. */
import type { CaseEvent } from "../intake/index.ts"
import type { Deadline } from "../time/index.ts"

/** The deadline as it stood before the answer, or last where there is none; `null` where none was set. */
export function noticesDue(events: readonly CaseEvent[], answer: CaseEvent | undefined): Deadline | null {
  let due: Deadline | null = null
  for (const event of events) {
    if (event === answer) return due
    switch (event.type) {
      case "MaterialsReceived":
        due = event.data.noticeDue
        break
      case "DeadlineMoved":
        if (event.data.clock === "notice") due = event.data.deadline
        break
      case "EntryCorrected":
        due = event.data.moved.find(({ clock }) => clock === "notice")?.deadline ?? due
        break
      default:
    }
  }
  return due
}

/** The editions of the calendar that the deadlines of a case were reckoned on. */
import type { CaseEvent } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { Storage } from "@onevisit/core/ports"
import type { Calendar, Deadline } from "@onevisit/core/time"
import { readEvent } from "../acts/index.ts"
import { isOn, type Pins } from "../pins/index.ts"
import { caseStream } from "./case-rows.ts"

/** A date that was kept through a revision is explained on the edition it was reckoned on. */
export async function calendarsOf(
  { pins, storage }: { readonly pins: Pins; readonly storage: Storage },
  id: string,
  deadlines: readonly Deadline[],
  current: Calendar,
): Promise<readonly Calendar[]> {
  if (deadlines.every((deadline) => isOn(deadline, current))) return [current]
  const calendars = [current]
  for (const stored of await storage.readStream({ stream: caseStream(id) })) {
    const { data, type } = readEvent<CaseEvent>(caseEventReader, stored)
    if (type === "CaseOpened" || type === "CalendarRevised")
      calendars.push(await pins.calendar(data.calendar))
  }
  return calendars
}

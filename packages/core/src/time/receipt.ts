import { type Text, text } from "../reasons/index.ts"
import { addDays, fromEpochDay, type PlainDate, toEpochDay } from "./plain-date.ts"
import { workingDayFrom } from "./calendar-table.ts"
import type { Calendar } from "./calendar.ts"

// The legal day of receipt by channel. In person it is that day; a signed-for letter arrives when signed;
// a plain letter or fax on the day it is confirmed (政府信息公开条例 art. 31, by analogy); a data message when
// it enters the system (电子签名法 art. 11). Close of business (Civil Code, art. 203) binds the window alone;
// online a day lasts to 24:00. Whether what came is complete is another question.

/** How something came in, with the day that the law looks to for that channel. */
export type Arrival =
  | {
      readonly channel: "window"
      readonly on: PlainDate
      /** Local wall time, `HH:MM` or `HH:MM:SS`. */
      readonly time?: string
      /** When the window closes, in the same form; handed in later counts on the next day. */
      readonly closeOfBusiness?: string
      /** Makes that next day the next working day. */
      readonly calendar?: Calendar
    }
  | { readonly channel: "registered-mail" | "courier"; readonly signedOn: PlainDate }
  | { readonly channel: "mail" | "fax"; readonly confirmedOn: PlainDate }
  | { readonly channel: "online" | "email"; readonly enteredOn: PlainDate }

/** The channels by which something may come in. */
export type ArrivalChannel = Arrival["channel"]

/** Decides by dispatch or by arrival. */
export type InTimeMode = "posted" | "arrived"

/**
 * The legal day of receipt.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { plainDate, receivedOn } from "@onevisit/core/time"
 *
 * const on = plainDate("2018-07-23")
 * assert.equal(receivedOn({ channel: "window", on, time: "17:31", closeOfBusiness: "17:30" }), "2018-07-24")
 * assert.equal(receivedOn({ channel: "online", enteredOn: on }), "2018-07-23")
 * ```
 */
export function receivedOn(arrival: Arrival): PlainDate {
  switch (arrival.channel) {
    case "window":
      return isAfterHours(arrival) ? nextDay(arrival.on, arrival.calendar) : arrival.on
    case "registered-mail":
    case "courier":
      return arrival.signedOn
    case "mail":
    case "fax":
      return arrival.confirmedOn
    case "online":
    case "email":
      return arrival.enteredOn
    default:
      return arrival satisfies never
  }
}

/** Why that is the day of receipt. */
export function composeReceiptReason(arrival: Arrival): Text {
  switch (arrival.channel) {
    case "window":
      return isAfterHours(arrival)
        ? text("窗口业务时间结束后提交，视为次日收到", "handed in after the window closed: the next day")
        : text("当面提交，当日收到", "handed in at the window: that day")
    case "registered-mail":
    case "courier":
      return text("以签收之日为收到之日", "the day it was signed for")
    case "mail":
    case "fax":
      return text("以双方确认之日为收到之日", "the day both sides confirmed it")
    case "online":
    case "email":
      return text("以进入系统之日为收到之日，当日至24时", "the day it entered the system, up to 24:00")
    default:
      return arrival satisfies never
  }
}

/**
 * Whether something that was owed came in time, the due day included. Posted in time is in time unless the
 * notice says that it must have arrived; what was not posted is judged by its arrival.
 */
export function isInTime(input: {
  readonly dueOn: PlainDate
  /** As the notice states it; `posted` when silent. */
  readonly mode?: InTimeMode
  /** The day of dispatch: the carrier's collection scan or the postmark. */
  readonly postedOn?: PlainDate
  /** The legal day of receipt, from {@link receivedOn}. */
  readonly arrivedOn?: PlainDate
}): boolean {
  const { arrivedOn, dueOn, mode = "posted", postedOn } = input
  const byDueDay = (date: PlainDate | undefined): boolean => date !== undefined && date <= dueOn
  return byDueDay(arrivedOn) || (mode === "posted" && byDueDay(postedOn))
}

function isAfterHours(arrival: Arrival & { channel: "window" }): boolean {
  const { closeOfBusiness, time } = arrival
  return (
    closeOfBusiness !== undefined && time !== undefined && withSeconds(time) > withSeconds(closeOfBusiness)
  )
}

function nextDay(on: PlainDate, calendar: Calendar | undefined): PlainDate {
  return calendar === undefined ? addDays(on, 1) : fromEpochDay(workingDayFrom(calendar, toEpochDay(on), 1))
}

function withSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time
}

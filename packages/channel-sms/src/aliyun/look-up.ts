/**
 * What became of a message, by Aliyun's QuerySendDetails ("查询短信发送详情"). The record is by number and day and lags
 * behind, so that a message is absent from it proves nothing: `unknown`, never `unsent`.
 */
import type { LookUpAnswer, SentMessage } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { troubleOfReport } from "./aliyun-codes.ts"
import { callAliyun, systemClock } from "./call.ts"
import { localDay, parseLocalTime } from "../local-time.ts"
import type { AliyunSmsOptions } from "./options.ts"

/** The provider keeps its record so long. */
const KEPT_DAYS = 30
/** A message is tried again for so many days after the first. */
const MOST_DAYS = 3
const PAGE_SIZE = 50
const MOST_PAGES = 20
const DAY = 86_400_000

/** `number` is the number as it was sent to. */
export async function lookUpMessage(
  options: AliyunSmsOptions,
  number: string,
  { at, key, reference }: SentMessage,
): Promise<LookUpAnswer> {
  const now = (options.clock ?? systemClock)()
  const details: Detail[] = []
  for (const day of daysFrom(at, now)) {
    const found = await detailsOf(options, number.replace("+", ""), day, reference)
    details.push(...found.filter(({ outId }) => outId === key))
  }
  return best(details.map(answerOf))
}

interface Detail {
  readonly outId: unknown
  readonly status: unknown
  readonly code: unknown
  readonly at: unknown
}

function daysFrom(at: Instant, now: Instant): readonly string[] {
  const first = toEpochMillis(at)
  const last = toEpochMillis(now)
  if (last - first > KEPT_DAYS * DAY) return []
  const days = Array.from({ length: MOST_DAYS }, (_, day) => fromEpochMillis(first + day * DAY))
  const today = localDay(now)
  // A clock that was set back does not hide the day itself.
  return days.map(localDay).filter((day, place) => place === 0 || day <= today)
}

async function detailsOf(
  options: AliyunSmsOptions,
  number: string,
  day: string,
  reference: string | undefined,
): Promise<readonly Detail[]> {
  const details: Detail[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const content = await callAliyun(options, "QuerySendDetails", {
      PhoneNumber: number,
      SendDate: day,
      PageSize: String(PAGE_SIZE),
      CurrentPage: String(page),
      ...(reference === undefined ? {} : { BizId: reference }),
    })
    const read = detailsIn(content)
    details.push(...read)
    if (read.length === 0 || page * PAGE_SIZE >= Number(content["TotalCount"] ?? 0)) break
  }
  return details
}

function detailsIn(content: Readonly<Record<string, unknown>>): readonly Detail[] {
  const list = (content["SmsSendDetailDTOs"] as { readonly SmsSendDetailDTO?: unknown } | undefined)
    ?.SmsSendDetailDTO
  if (!Array.isArray(list)) return []
  return list
    .filter(
      (entry): entry is Readonly<Record<string, unknown>> => typeof entry === "object" && entry !== null,
    )
    .map(({ ErrCode, OutId, ReceiveDate, SendStatus }) => ({
      outId: OutId,
      status: SendStatus,
      code: ErrCode,
      at: ReceiveDate,
    }))
}

function answerOf({ at: written, code: told, status }: Detail): LookUpAnswer {
  const time = parseLocalTime(written)
  const at = time === undefined ? {} : { at: time }
  switch (Number(status)) {
    case 1:
      return { status: "sent" }
    case 2: {
      const code = typeof told === "string" && /^[A-Za-z0-9_.:-]{1,80}$/.test(told) ? told : undefined
      return {
        status: "failed",
        ...at,
        trouble: troubleOfReport(code ?? ""),
        ...(code === undefined ? {} : { code }),
      }
    }
    case 3:
      return { status: "delivered", ...at }
    default:
      return { status: "unknown" }
  }
}

/** Of several attempts under one key the one that came furthest counts: the person has the message. */
function best(answers: readonly LookUpAnswer[]): LookUpAnswer {
  for (const status of ["delivered", "sent", "failed"])
    for (const answer of answers) if (answer.status === status) return answer
  return { status: "unknown" }
}

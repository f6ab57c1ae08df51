/** The simulated provider's record of messages, as QuerySendDetails shows it and as it is pushed. */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

export interface SmsRecord {
  /** As it was asked for: eleven digits, or country and number. */
  readonly to: string
  readonly signName: string
  readonly templateCode: string
  readonly variables: Readonly<Record<string, string>>
  /** What a person would read, with the signature. */
  readonly content: string
  readonly outId: string
  readonly bizId: string
  readonly at: Instant
  /** 1 waits for the carrier's report, 2 failed, 3 delivered. */
  readonly status: 1 | 2 | 3
  readonly code?: string
  readonly reportedAt?: Instant
}

/** A page of the record of one number on one day. */
export function composeDetails(
  query: Readonly<Record<string, string>>,
  records: readonly SmsRecord[],
): Readonly<Record<string, unknown>> {
  const { BizId, CurrentPage = "1", PageSize = "10", PhoneNumber, SendDate } = query
  const found = records.filter(
    ({ at, bizId, to }) =>
      to.slice(-11) === PhoneNumber?.slice(-11) &&
      localTime(at).slice(0, 10).replaceAll("-", "") === SendDate &&
      (BizId === undefined || bizId === BizId),
  )
  const from = (Number(CurrentPage) - 1) * Number(PageSize)
  return {
    TotalCount: found.length,
    SmsSendDetailDTOs: {
      SmsSendDetailDTO: found.slice(from, from + Number(PageSize)).map((record) => ({
        PhoneNum: record.to,
        SendStatus: record.status,
        SendDate: localTime(record.at),
        Content: record.content,
        TemplateCode: record.templateCode,
        OutId: record.outId,
        ...(record.code === undefined ? {} : { ErrCode: record.code }),
        ...(record.reportedAt === undefined ? {} : { ReceiveDate: localTime(record.reportedAt) }),
      })),
    },
  }
}

/** The reports on these messages, in this order, as the provider pushes them. */
export function composeReports(records: readonly SmsRecord[], outIds: readonly string[]): string {
  const reports = outIds.flatMap((outId) =>
    records.filter((record) => record.outId === outId && record.status !== 1),
  )
  return JSON.stringify(
    reports.map((record) => ({
      phone_number: record.to,
      send_time: localTime(record.at),
      report_time: localTime(record.reportedAt ?? record.at),
      success: record.status === 3,
      err_code: record.code,
      err_msg: "模拟回执",
      sms_size: "1",
      biz_id: record.bizId,
      out_id: record.outId,
    })),
  )
}

/** In Beijing: `2018-07-20 09:30:00`. */
function localTime(at: Instant): string {
  return fromEpochMillis(toEpochMillis(at) + 28_800_000)
    .slice(0, 19)
    .replace("T", " ")
}

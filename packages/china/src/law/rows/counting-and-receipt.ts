/** How days are counted, and when something is received: 民法典, 政府信息公开条例, 电子签名法. */
import { text } from "@onevisit/core/reasons"
import type { ClauseRow } from "../legal-row.ts"

export const civilCode: readonly ClauseRow[] = [
  [
    "201",
    "core",
    "按日、月、年计算的，开始的当日不计入，自下一日起算。",
    "The day on which a term begins is not counted.",
    text(
      "《行政许可法》没有自己的起算规定，类推适用本条是通行做法，未经核实。",
      "The licensing law has no rule of its own; applying this one by analogy is common practice and was not verified.",
    ),
  ],
  [
    "202",
    "core",
    "按月、年计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日。",
    "A term in months ends on the corresponding day, or on the last day of the month.",
  ],
  [
    "203.1",
    "core",
    "最后一日是法定休假日的，以休假日结束的次日为最后一日。",
    "A last day that is a holiday moves to the day after the holiday.",
  ],
  [
    "203.2",
    "core",
    "最后一日截止于二十四时；有业务时间的，停止业务活动的时间为截止时间。",
    "The last day ends at midnight or, where there are business hours, at their end.",
  ],
]

export const disclosure: readonly ClauseRow[] = [
  [
    "26",
    "left-to-people",
    "主动公开的信息自形成或者变更之日起二十个工作日内公开。",
    "What is published of one's own accord is so within twenty working days of being made or changed.",
  ],
  [
    "30",
    "left-to-people",
    "公开申请不明确的，七个工作日内一次性告知补正。",
    "An unclear request for information is put right at one time, told within seven working days.",
  ],
  [
    "31",
    "core",
    "当面提交的以提交之日、需签收的邮件以签收之日、平信及网络传真以确认之日为收到之日。",
    "Received is what is handed in that day, a signed-for letter when signed, other mail and fax when confirmed.",
    text(
      "该条只就信息公开申请而言，此处类推适用。",
      "The article speaks of requests for information; here it is applied by analogy.",
    ),
  ],
]

export const electronicSignature: readonly ClauseRow[] = [
  [
    "11",
    "core",
    "数据电文进入指定系统的时间为接收时间；未指定的，为首次进入收件人任何系统的时间。",
    "A data message is received when it enters the system named, or else any system of the recipient.",
  ],
]

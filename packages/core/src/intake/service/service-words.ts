/** How ways of service, and those who are served, are called. */
import type { ServiceMethod } from "../../law/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { ServedRole } from "./service-way.ts"

export const serviceMethodTitles: Readonly<Record<ServiceMethod, Text>> = {
  direct: text("直接送达", "handed over"),
  left: text("留置送达", "left in place"),
  posted: text("邮寄送达", "by post"),
  entrusted: text("委托送达", "by another authority"),
  public: text("公告送达", "by public notice"),
  electronic: text("电子送达", "electronically"),
}

export const servedRoleTitles: Readonly<Record<ServedRole, Text>> = {
  applicant: text("申请人", "the applicant"),
  agent: text("代理人", "their agent"),
  guardian: text("监护人", "their guardian"),
  "handling-staff": text("经办人", "their handler"),
}

/** Why a document counts as served on the day it does, by the way it went. */
export const serviceDayReasons: Readonly<Record<ServiceMethod, Text>> = {
  direct: text("以签收之日为送达日", "the day it was signed for"),
  left: text("以留置之日为送达日", "the day it was left"),
  posted: text("以回执上注明的收件日期为送达日", "the day on the return slip"),
  entrusted: text("以签收之日为送达日", "the day it was signed for"),
  public: text("公告期满之日视为送达", "the day on which the notice has stood long enough"),
  electronic: text(
    "以到达受送达人确认的系统之日为送达日",
    "the day it entered the system that was confirmed",
  ),
}

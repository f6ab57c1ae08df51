/**
 * The sources that checks carry out. Which of them a finding cites follows from the item's type and the day its edition
 * begins, never from a default: a licence stands under 行政许可法, the regulation of Zhejiang holds from 2019, the
 * State Council's from 2020. The last source of a check is a practice, for items that none of those governs.
 */
import type { ItemType } from "../../law/index.ts"
import { type Citation, text, type Text } from "../../reasons/index.ts"
import { type PlainDate, plainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"

/** A clause with the items it governs: all of them, where nothing is said. */
export interface Source {
  readonly citation: Citation
  readonly types?: readonly ItemType[]
  /** The first day on which it holds. */
  readonly from?: PlainDate
}

/** The sources of a check, strongest first. */
export type Sources = readonly [...Source[], Source]

/** The first source that governs the item; the last where none does. */
export function sourceFor(sources: Sources, item: ServiceItem): Citation {
  for (const { citation, from, types } of sources) {
    if (types !== undefined && !types.includes(item.type)) continue
    if (from === undefined || from <= item.validFrom) return citation
  }
  return sources[sources.length - 1]?.citation ?? bulletin.citation
}

/** 行政许可法, of licences alone. */
export function licensingLaw(article: string): Source {
  const title = text("行政许可法", "Administrative Licensing Law")
  return {
    citation: { statute: "administrative-licensing-law", title, article },
    types: ["licence"],
    from: plainDate("2004-07-01"),
  }
}

/** 浙江省保障“最多跑一次”改革规定; whether it is still in force was not verified. */
export function zhejiangOneVisit(article: string): Source {
  const title = text(
    "浙江省保障“最多跑一次”改革规定",
    "Zhejiang Provisions Safeguarding the One-Visit-at-Most Reform",
  )
  return {
    citation: { statute: "zhejiang-one-visit-regulation", title, article, edition: "2018-11-30" },
    from: plainDate("2019-01-01"),
  }
}

/** 优化营商环境条例, of the State Council. */
export function businessEnvironment(article: string, paragraph?: string): Source {
  const title = text("优化营商环境条例", "Regulation on Optimising the Business Environment")
  const citation = { statute: "business-environment-regulation", title, article, edition: "2019-10-22" }
  return {
    citation: paragraph === undefined ? citation : { ...citation, paragraph },
    from: plainDate("2020-01-01"),
  }
}

/** What Xiaoshan did in 2018, as its bulletin tells. */
export const bulletin: Source = practice("xiaoshan-bulletin-11", "2018-07-20", {
  zh: "萧山“最多跑一次”改革情况交流第11期",
  en: "Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11",
})

/** What Wenzhou checks its published items for: rules of one city's list, known from programs that check it. */
export const wenzhou: Source = practice("wenzhou-item-list-checks", undefined, {
  zh: "温州市政务服务事项清单核查口径（地方做法）",
  en: "Checks that Wenzhou runs on its list of service items (a local practice)",
})

function practice(statute: string, edition: string | undefined, title: Text): Source {
  return { citation: edition === undefined ? { statute, title } : { statute, title, edition } }
}

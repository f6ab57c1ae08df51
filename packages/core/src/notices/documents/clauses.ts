/** The statutes that demand what a document says, and how their clauses are cited. */
import { type Citation, text } from "../../reasons/index.ts"

const cite =
  (statute: string, zh: string, en: string, edition?: string) =>
  (article: string, paragraph?: string): Citation => ({
    statute,
    title: text(zh, en),
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(edition === undefined ? {} : { edition }),
  })

export const licensing = cite("administrative-licensing-law", "行政许可法", "Administrative Licensing Law")

export const oneVisit = cite(
  "zhejiang-one-visit-regulation",
  "浙江省保障“最多跑一次”改革规定",
  "Zhejiang Provisions Safeguarding the One-Visit-at-Most Reform",
  "2018-11-30",
)

export const businessEnvironment = cite(
  "business-environment-regulation",
  "优化营商环境条例",
  "Regulation on Optimising the Business Environment",
  "2019-10-22",
)

export const officialDocuments = cite(
  "official-documents-regulation",
  "党政机关公文处理工作条例",
  "Regulation on the Handling of Official Documents",
)

export const reconsideration = cite(
  "administrative-reconsideration-law",
  "行政复议法",
  "Administrative Reconsideration Law",
  "2023-09-01",
)

/** What holds for services of every kind: 优化营商环境条例, and of 浙江省行政程序办法 the articles that were to be had. */
import type { ClauseRow } from "../legal-row.ts"

export const businessEnvironment: readonly ClauseRow[] = [
  [
    "35",
    "core",
    "编制并公布政务服务事项的标准化流程和办事指南，没有依据不得增设条件和环节。",
    "Standard flows and guides are drawn up and published; no condition is added without a basis.",
  ],
  [
    "36.1",
    "core",
    "需要补正的，一次性告知需要补正的内容，不限于许可。",
    "What has to be corrected is told at one time, for services of every kind.",
  ],
  [
    "36.2/term",
    "core",
    "在规定时限内尽快办结，进一步压减的时间向社会公开。",
    "Services are done within the limit set, and a shorter one is made public.",
  ],
  [
    "36.2/overdue",
    "overdue",
    "超过办理时间的，办理单位公开说明理由。",
    "Who takes longer than the time set explains the reasons in public.",
  ],
]

export const zhejiangProcedure: readonly ClauseRow[] = [
  [
    "2",
    "not-encoded",
    "适用于本省行政机关的行政行为。",
    "For the administrative acts of all authorities in the province.",
  ],
  [
    "5",
    "left-to-people",
    "作出不利处理前，事先告知并听取陈述、申辩。",
    "Before an adverse act the person is told and heard.",
  ],
  [
    "/rest",
    "not-encoded",
    "其他条款未取得，未录入。",
    "The other articles were not available and are not encoded.",
  ],
]

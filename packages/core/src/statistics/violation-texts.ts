/** What a violation says to those who answer for it; no word of a person. */
import { type Text, text } from "../reasons/index.ts"
import type { ViolationCode } from "./violation.ts"

export const violationTexts: Readonly<Record<ViolationCode, Text>> = {
  "notice-late": text(
    "未在期限内一次性告知需要补正的全部内容。",
    "Everything to be corrected was not told once and in time.",
  ),
  "intake-late": text(
    "未在期限内作出受理或者不予受理的答复。",
    "The application was not answered in time by acceptance or refusal.",
  ),
  "second-notice": text(
    "应当一次告知的内容，分次告知。",
    "What had to be told once was told in several notices.",
  ),
  "decided-late-statutory": text("超过法定期限未办结。", "It was not decided within the time set by law."),
  "decided-late-promised": text("超过承诺期限未办结。", "It was not decided within the promised time."),
  "overdue-unexplained": text(
    "超期未办结，且未公开说明理由。",
    "It is overdue, and the public was not told why.",
  ),
  "delivered-late": text("未在期限内送达办理结果。", "The result was not handed over in time."),
  "reasons-omitted": text("作出不利决定未说明理由。", "An adverse act gives no reasons."),
  "remedies-omitted": text(
    "作出不利决定未告知或者未完整告知救济途径和期限。",
    "An adverse act does not tell all ways to turn against it.",
  ),
  "favourable-while-owed": text(
    "容缺材料未补齐即作出准予（同意）决定。",
    "A favourable decision was made while materials were still owed.",
  ),
  "part-overdue": text(
    "联办环节未在期限内办结。",
    "An authority's part in the case was not finished in time.",
  ),
  "commitment-unverified": text(
    "告知承诺未在期限内核查。",
    "A promise in place of documents was not verified in time.",
  ),
  "visits-exceeded": text(
    "材料齐全，实际跑动次数仍超过公布的次数。",
    "With complete materials it took more visits than the guide declares.",
  ),
  "suspension-unlawful": text(
    "停止计算期限的事由于法无据，或者未书面告知申请人。",
    "A clock was stopped for a reason no rule lists, or that was not told in writing.",
  ),
  "extension-unlawful": text(
    "延长期限未经有权人员批准、未告知理由或者延长超过一次。",
    "Time was extended by someone who may not, without telling why, or more than once.",
  ),
  "obtainable-asked": text(
    "要求申请人提供部门可以自行核验或者共享获取的材料。",
    "The applicant was asked for what the authority obtains itself.",
  ),
  "favourable-without-part": text(
    "会审部门未同意即作出准予（同意）决定。",
    "A favourable decision was made though an authority that has a part had not agreed.",
  ),
}

/** The same, as the short name of a row of figures. */
export const violationTitles: Readonly<Record<ViolationCode, Text>> = {
  "notice-late": text("逾期告知补正", "correction notice late"),
  "intake-late": text("逾期答复受理", "intake answered late"),
  "second-notice": text("二次告知", "told twice"),
  "decided-late-statutory": text("超法定期限", "late by law"),
  "decided-late-promised": text("超承诺期限", "late by promise"),
  "overdue-unexplained": text("超期未说明", "overdue, unexplained"),
  "delivered-late": text("逾期送达", "delivered late"),
  "reasons-omitted": text("未说明理由", "no reasons given"),
  "remedies-omitted": text("未告知救济", "remedies omitted"),
  "favourable-while-owed": text("未补齐先办结", "granted while owed"),
  "part-overdue": text("联办环节超期", "part overdue"),
  "commitment-unverified": text("承诺逾期未核查", "promise unverified"),
  "visits-exceeded": text("跑动超公布次数", "visits exceeded"),
  "suspension-unlawful": text("违规停止计时", "clock stopped unlawfully"),
  "extension-unlawful": text("违规延期", "extended unlawfully"),
  "obtainable-asked": text("索要可共享材料", "obtainable asked"),
  "favourable-without-part": text("未会审先办结", "granted without a part"),
}

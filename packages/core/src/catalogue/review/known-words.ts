/** Words that the search for unexplained terms goes by. */

/** Abbreviations that everyone reads; a district adds its own through the glossary. */
export const EVERYDAY_ABBREVIATIONS: ReadonlySet<string> = new Set([
  "APP",
  "CD",
  "EMS",
  "JPEG",
  "JPG",
  "PDF",
  "PNG",
  "QQ",
  "USB",
])

/** What a title ends in that is a rule; forms, contracts and papers have titles too and need be no basis. */
export const RULE_ENDING =
  /(?:法|条例|规定|规则|细则|规程|规范|标准|目录|的(?:决定|通知|意见|通告|公告))(?:[（(][^）)]*[）)])?$/

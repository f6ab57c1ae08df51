/**
 * What is expected of a cell, as a clerk reads it. The file form and the checks say it in English, for whoever embeds
 * them; those who mend a table read Chinese. A test holds the list to all that reading tables can say.
 */

import { text, type Text } from "../../reasons/index.ts"
import { MISSING } from "../../reasons/schema.ts"
import { type CellIssue, formatPlace } from "./table.ts"

/** Sentences without a variable part. */
const WORDS: Readonly<Record<string, string>> = {
  text: "文本",
  "text that is not empty": "不为空的文本",
  "text, a whole number, true or false": "文本、整数或是否",
  "a number": "数字",
  "a whole number": "整数",
  "true or false": "是或否",
  "a list": "列表",
  "keys with values": "键和值",
  "another value": "其他内容",
  "no key of this name": "没有这个键，请删去",
  "this cell filled in, as the row needs it": "填写内容，本行缺此项不可",
  "text: give the column the format of text and enter it anew; long numbers lose digits, and formulas may fail":
    "文本：请将该列设为文本格式后重新填写，长数字会丢失位数，公式可能出错",
  "a day that exists, such as 2018-07-01": "存在的日期，如 2018-07-01",
  "a day that exists, as YYYY-MM-DD": "存在的日期，如 2018-07-01",
  "a day after validFrom: the first on which the edition no longer holds, or null":
    "晚于生效日期的日期（自该日起不再有效），或留空",
  "an id: small letters and digits, words joined by a hyphen": "编号：小写字母和数字，词间用连字符",
  "an id of at most 80 characters": "不超过80个字符的编号",
  'an edition such as "2018-07"': "版本，如 2018-07",
  "an e-mail address": "电子邮箱地址",
  'a term such as "20 working days", "30 calendar days" or "6 months", or length and unit':
    "时限的长度和单位，如20个工作日",
  "the name of a fact: letters and digits, a small letter first": "事实的名称：字母和数字，首字母小写",
  "JSON of keys with values, or nothing": "由键和值组成的JSON，或留空",
  "a line for each kind of day, such as 工作日 08:30-12:00、13:30-17:00 and 周六 休息":
    "每类日期一行，如“工作日 08:30-12:00、13:30-17:00”“周六 休息”",
  "a title of the sheet 名录 under 依据 and its place, such as 《…》第3条第1款第4项":
    "名录表“依据”中的名称和条款，如《…》第3条第1款第4项",
  "the number and the edition of an item of the sheet 事项": "事项表中某一事项的编号和版本",
  "the number of an outlet of the sheet 网点": "网点表中某一网点的编号",
  "是, or nothing said about the fee": "是，或不填收费信息",
  "at least 1, as it is taken on paper": "不少于1，因为接受纸质件",
  "one meaning: for 信息免交 write 数据共享 under 获取方式 with the registry it is looked up in; for 信用后补 write 容缺后补, and let the rule set say what credit has to do with it":
    "单一含义：信息免交的，请在“获取方式”填写数据共享并写明查询来源；信用后补的，请填写容缺后补，信用条件由规则另定",
  "an id and a name that no row above has under the same 类别": "同一类别中上方各行没有用过的编号和名称",
  "an id that no other material of the item has": "本事项其他材料没有用过的编号",
  "an id that no other leg of the item has": "本事项其他环节没有用过的编号",
  "an id that no other outlet has": "其他网点没有用过的编号",
  "an id that no other window of the outlet has": "本网点其他窗口没有用过的编号",
  "a reason that no other special procedure of the item has": "本事项其他特别程序没有用过的原因",
  "a fact that no other question of the item asks for": "本事项其他问题没有问过的事实",
  "a fact that a question of the item asks for": "本事项有问题问到的事实",
  "a fact whose question is answered with numbers": "以数字作答的问题所问的事实",
  "the value of an answer to the question": "该问题的一个选项",
  "a value that no other answer has": "其他选项没有用过的值",
  "an edition that no other item of the same id has; ids are unique but for editions":
    "同一编号的其他事项没有用过的版本",
  "a time that no other edition of the item shares; end the one before with validTo":
    "与本事项其他版本不重叠的时间；请先写明前一版本的取消日期",
  "the authority, here or once at the top of the file": "实施主体",
  "no absence: the material is key": "不含“可后补”：关键材料不能缺",
  "an empty list: an optional material is never owed": "留空：可选材料无需后补",
  "an empty list: nobody applies for an ex-officio item": "留空：依职权办理的事项无人申请",
  "no look-up: the applicant brings the material": "留空：该材料由申请人提交，不必写查询来源",
  "the registry and the record in which the authority looks the material up":
    "办理机关查验该材料的查询来源和查询记录",
  "at least one way to hand in an application": "至少一种申请方式",
  "at least one condition": "至少一个条件",
  "at least one condition, or that there is none": "至少一项受理条件，没有的写明“无”",
  "at least one basis": "至少一项依据",
  "at least one step": "至少一个步骤",
  "at least one kind of subject": "至少一类服务对象",
  "at least one way in which the result arrives": "至少一种结果领取方式",
  "at least one form in which the material is accepted": "至少一种接受的形式",
  "at least one way in which it can be done": "至少一种办理方式",
  "at least one part of the case": "至少一个办理阶段",
  "at least one outlet, or none named": "至少一个网点，或不写网点",
  "at least one outlet": "至少一个网点",
  "at least one item": "至少一个事项",
  "at least two answers to choose from": "至少两个选项",
  "the clause that sets this item another term than the general law": "为本事项另定时限的条款",
  "the reason why anyone must appear in person": "必须到现场的原因",
  "another number than the one for enquiries": "与咨询电话不同的号码",
  "the id of an outlet of the list": "表中某一网点的编号",
  "an outlet that does not lie below this one": "不在本网点之下的网点",
  "the outlet to which the items are carried": "代办事项转往的网点",
  "an item named once": "不重复的事项",
  "a region code of 6, 9 or 12 digits": "6位、9位或12位区域代码",
  "a region code in force in the table": "区划表中有效的区域代码",
  "a time after it opens": "晚于开门的时间",
  "a time after it closed before": "晚于上一时段结束的时间",
  "at least one time at which it is open": "至少一个办公时段",
  "a weekday named once": "不重复的星期",
  "a day of the week from 1, Monday, to 7, Sunday": "星期，1（周一）至7（周日）",
  "a day not before the first": "不早于首日的日期",
  "days that no other entry has": "其他行没有用过的日期",
  "text in UTF-8 or GB18030: save it anew as CSV UTF-8": "UTF-8或GB18030编码的文本：请另存为“CSV UTF-8”",
  "a quote closed where its cell ends, and doubled inside": "引号成对：在单元格末尾闭合，内部的引号写两次",
  "an .xlsx workbook that is whole and has no password; open an .xls in its program and save it as .xlsx":
    "完整且无密码的 .xlsx 工作簿；.xls 请用表格软件另存为 .xlsx",
  "a file name that ends in .csv or .xlsx": "以 .csv 或 .xlsx 结尾的文件",
}

/** Sentences with a variable part, which is kept. */
const PATTERNS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^one of (.+), or a number of (.+)$/s,
    (words, numbers) => `${listed(words)}之一，或代码${listed(numbers)}`,
  ],
  [/^one of (.+)$/s, (words) => `${listed(words)}之一`],
  [/^a column (.+)$/, (name) => `有“${name}”列`],
  [/^a name or id of the sheet 名录 under (.+)$/, (kind) => `名录表“${kind}”中的名称或编号`],
  [/^(\d+) lines, as many as in (.+)$/, (lines, column) => `${lines}行，与“${column}”的行数相同`],
  [/^no ([A-Za-z]+), which stands in cells of its own$/, (key) => `不含 ${key}，它有自己的单元格`],
  [/^a whole number of at least (\d+)$/, (least) => `不小于${least}的整数`],
  [/^a whole number, (\d+) or more$/, (least) => `不小于${least}的整数`],
  [/^a whole number of at most (\d+)$/, (most) => `不大于${most}的整数`],
  [/^at most the statutory (\d+) working days?$/, (days) => `不超过法定的${days}个工作日`],
  [/^at most the statutory (\d+) (?:calendar )?days?$/, (days) => `不超过法定的${days}日`],
  [/^at most the statutory (\d+) months?$/, (months) => `不超过法定的${months}个月`],
  [/^at most (\d+) columns, up to ([A-Z]+)$/, (most, last) => `不超过${most}列（到 ${last} 列为止）`],
  [/^at most (\d+) characters.*$/, (most) => `不超过${most}个字符`],
  [/^at most (\d+) rows in the sheet of its ([a-z]+)$/, (most) => `下级表中不超过${most}行`],
  [/^at most (\d+) rows; split the (?:file|sheet)$/, (most) => `不超过${most}行，请拆分`],
  [/^at most (\d+) sheets$/, (most) => `不超过${most}张表`],
  [/^a file of at most (\d+) bytes; split it$/, (most) => `不超过${most}字节的文件，请拆分`],
  [
    /^a workbook of at most (\d+) bytes unpacked; split it$/,
    (most) => `解压后不超过${most}字节的工作簿，请拆分`,
  ],
  [
    /^no cell behind column ([A-Z]+), the last that has a name.*$/,
    (last) => `${last} 列（最后一个有列名的列）之后不填内容；单元格内有逗号的请加引号`,
  ],
]

/**
 * One thing wrong in a table in words, Chinese and English: where it stands and what would be right.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeCellIssue } from "@onevisit/core/catalogue/tables"
 *
 * const at = { file: "items.xlsx", sheet: "事项", row: 3, column: { name: "计划生效日期", letter: "G" } }
 * const said = composeCellIssue({ at, path: ["validFrom"], expected: "a day that exists, such as 2018-07-01" })
 * assert.equal(said.zh, "事项表第 3 行“计划生效日期”（G列）：应为存在的日期，如 2018-07-01。")
 * assert.equal(said.en, "items.xlsx 事项!G3 (计划生效日期): expected a day that exists, such as 2018-07-01")
 * ```
 */
export function composeCellIssue({ at, expected }: CellIssue): Text {
  const { column, file, row, sheet } = at
  const place = [
    sheet === "" ? file : `${sheet}表`,
    ...(row === 0 ? [] : [`第 ${row} 行`]),
    ...(column ? [`“${column.name}”${column.letter ? `（${column.letter}列）` : ""}`] : []),
  ]
  const words = expectedZh(expected)
  return text(
    `${place.join("")}：${words === null ? "内容不符合要求，请核对" : `应为${words}`}。`,
    `${formatPlace(at)}: expected ${expected}`,
  )
}

/** What is expected, in Chinese; `null` for a sentence that is not known. */
export function expectedZh(expected: string): string | null {
  if (expected.endsWith(MISSING)) {
    const known = expectedZh(expected.slice(0, -MISSING.length))
    return known === null ? null : `${known}（未填）`
  }
  const words = WORDS[expected]
  if (words !== undefined) return words
  for (const [pattern, compose] of PATTERNS) {
    const [, ...parts] = pattern.exec(expected) ?? []
    if (parts.length > 0) return compose(...parts)
  }
  return null
}

function listed(words: string | undefined): string {
  return (words ?? "").split(", ").join("、")
}

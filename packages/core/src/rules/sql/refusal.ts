/** What SQL does not carry, by name: a plan is refused as a whole, never approximated. */
import { text, type Text } from "../../reasons/index.ts"
import { type CannotCompile, MOST_GROUNDS } from "../plan/outcome.ts"

/** Why a plan is not compiled to SQL. */
export type SqlRefusal =
  | "list-fact"
  | "too-many-grounds"
  | "exact-range-left"
  | "shifted-day"
  | "code-as-number"
  | "whole-not-positive"
  | "column-shape"
  | "never-not-allowed"
  | "unusable-name"
  | "judged-fact"

const messages: Readonly<Record<SqlRefusal, Text>> = {
  "list-fact": text(
    "规则用到列表事实，SQL 关系不保存列表：请逐行判定。",
    "The rule names a list of facts, which a relation does not hold: decide it row by row.",
  ),
  "too-many-grounds": text(
    `理由位最多容纳 ${MOST_GROUNDS} 项条件：请将部分条件合并到一项之下。`,
    `At most ${MOST_GROUNDS} grounds fit the reason bits: join some under one.`,
  ),
  "exact-range-left": text(
    "计算中的某一步可能超出 64 位整数：请收窄事实的取值范围。",
    "A step of the reckoning may leave the 64-bit integers: narrow the declared range of the facts.",
  ),
  "shifted-day": text(
    "推移后的日期可能超出 0001 年至 9999 年：请收窄日期的取值范围。",
    "A shifted day may leave the years 0001 to 9999: narrow the declared range of the date.",
  ),
  "code-as-number": text(
    "规则把分级代码当作数字计算：请逐行判定。",
    "The rule reckons with a code of a hierarchy as with a number: decide it row by row.",
  ),
  "whole-not-positive": text(
    "比例的总数可能不大于零：请收窄事实的取值范围。",
    "The whole of a share may be zero or less: narrow the declared range of the facts.",
  ),
  "column-shape": text(
    "关系中某项事实的列与事实类型不符：日期需首日和末日两列，代码需位置列。",
    "The columns of a fact do not fit its type: a date needs its first and last day, a code its place, anything else one column.",
  ),
  "never-not-allowed": text(
    "关系声明某项事实缺值或标记表示“从未发生”，但该事实不允许此值：请改为“未知”。",
    "The relation lets a missing value or a flag mean that a fact never happened, which its type does not allow: let it mean unknown.",
  ),
  "judged-fact": text(
    "关系的列给出了须由人判断的事项：请将已判断的行标记为特殊行，逐行判定。",
    "A column of the relation holds what a person has to judge: mark the rows that have been judged as odd, and leave the fact out.",
  ),
  "unusable-name": text(
    "表名或列名为空、含有零字符，或超出数据库的长度限制：请改名。",
    "The name of a table or column is empty, holds a zero character or is longer than the database keeps apart: rename it.",
  ),
}

/** The refusal for a reason. */
export function cannotCompile(reason: SqlRefusal): CannotCompile {
  return { _tag: "CannotCompile", backEnd: "sql", reason, message: messages[reason] }
}

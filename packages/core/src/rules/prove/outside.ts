/**
 * What a proof says of a rule that it cannot read in full: the decidable fragment is every condition that splits
 * the values of each fact it reads into finitely many classes. What lies outside is named, never guessed, and a proof
 * that comes out the same whatever the outside parts say is a proof all the same.
 */
import { formatPath, type Path, type Text, text } from "../../reasons/index.ts"

/**
 * Why a part lies outside.
 *
 * - `reckoned-fact`: a fact of many values enters a reckoning as it is
 * - `compared-facts`: two facts of many values are held against each other
 * - `list`: the members of a list are counted
 * - `shifted-day`: a day that is not fixed is moved
 * - `different-domains`: two rules declare a fact of one name differently
 * - `unordered`: the places of a hierarchy have no order
 * - `no-such-fact`: the rule names no such fact
 */
export type OutsideReason =
  | "reckoned-fact"
  | "compared-facts"
  | "list"
  | "shifted-day"
  | "different-domains"
  | "unordered"
  | "no-such-fact"

/** A part of a plan that lies outside the fragment. */
export interface OutsidePart {
  /** From the root of what was handed in, for example `["grounds", 1, "condition", "left"]`. */
  readonly path: Path
  /** The facts that the part reads, by name. */
  readonly slots: readonly string[]
  readonly reason: OutsideReason
}

/** The question cannot be answered, because of these parts. Never empty. */
export interface Outside {
  readonly outcome: "outside"
  readonly parts: readonly OutsidePart[]
}

/** The question was given up: the diagram of the rule has more branches than the limit. */
export interface TooLarge {
  readonly outcome: "too-large"
  readonly limit: number
}

/** The reasons in words. */
export const outsideWords: Readonly<Record<OutsideReason, Text>> = {
  "reckoned-fact": text(
    "取值很多的事实直接参与计算，无法逐类证明",
    "A fact of many values enters a reckoning as it is: hold it against fixed values or put it into bands.",
  ),
  "compared-facts": text(
    "两个取值很多的事实互相比较，无法逐类证明",
    "Two facts of many values are compared with each other: only comparisons with fixed values are proved.",
  ),
  list: text("对列表成员计数，不在可证明范围内", "Members of a list are counted: lists are not proved."),
  "shifted-day": text(
    "对不固定的日期作推移，不在可证明范围内",
    "A day that is not fixed is moved: move the fixed day it is held against instead.",
  ),
  "different-domains": text(
    "两条规则对同名事实的声明不同，无法比较",
    "The two rules declare a fact of one name differently: bind them against one fact sheet on one day.",
  ),
  unordered: text("层级代码没有大小顺序", "The places of a hierarchy have no order: ask about another fact."),
  "no-such-fact": text("规则没有用到这一事实", "The rule names no such fact: check the name."),
}

/** The answer that names these parts. */
export function outsideBecauseOf(parts: readonly OutsidePart[]): Outside {
  return { outcome: "outside", parts: eachOnce(parts) }
}

/** The parts, each place and reason once. */
export function eachOnce(parts: readonly OutsidePart[]): readonly OutsidePart[] {
  return [...new Map(parts.map((part) => [`${part.reason} ${formatPath(part.path)}`, part])).values()]
}

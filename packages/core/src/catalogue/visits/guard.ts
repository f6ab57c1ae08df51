/**
 * Conditions of scenarios over the answers that are still possible: each comparison becomes the set of answers for
 * which it holds, and the rest is Kleene's logic on sets.
 */
import type { Condition } from "../../rules/index.ts"

/** For each variable the values that are still possible, as bits. */
export type Cube = readonly bigint[]

export type Guard =
  | { readonly op: "constant"; readonly value: boolean }
  | { readonly op: "among"; readonly variable: number; readonly values: bigint }
  | { readonly op: "all" | "any"; readonly parts: readonly Guard[] }
  | { readonly op: "not"; readonly part: Guard }
  | { readonly op: "if"; readonly test: Guard; readonly then: Guard; readonly else: Guard }

export const ALWAYS: Guard = { op: "constant", value: true }

/** The cube in which every variable may have any of its values, given how many each has. */
export function wholeCube(sizes: readonly number[]): Cube {
  return sizes.map((size) => (1n << BigInt(size)) - 1n)
}

/**
 * A condition as a guard. `among` says which comparison of a fact holds for which of its values, as the rule language
 * decides it.
 */
export function guardOf(condition: Condition, among: (comparison: Condition) => Guard): Guard {
  // The first exception that holds replaces the outcome, so that the last stands innermost.
  return (condition.except ?? []).reduceRight<Guard>(
    (otherwise, { then, when }) => ({
      op: "if",
      test: guardOf(when, among),
      then: { op: "constant", value: then },
      else: otherwise,
    }),
    coreOf(condition, among),
  )
}

/** Whether a guard holds for all, none (`false`) or, as far as can be seen, some of the cube (`null`). */
export function holdsIn(guard: Guard, cube: Cube): boolean | null {
  switch (guard.op) {
    case "constant":
      return guard.value
    case "among": {
      const possible = cube[guard.variable] ?? 0n
      if ((possible & ~guard.values) === 0n) return true
      return (possible & guard.values) === 0n ? false : null
    }
    case "all":
      return joined(guard.parts, cube, false)
    case "any":
      return joined(guard.parts, cube, true)
    case "not": {
      const part = holdsIn(guard.part, cube)
      return part === null ? null : !part
    }
    case "if": {
      const test = holdsIn(guard.test, cube)
      if (test !== null) return holdsIn(test ? guard.then : guard.else, cube)
      const [then, otherwise] = [holdsIn(guard.then, cube), holdsIn(guard.else, cube)]
      return then === otherwise ? then : null
    }
    default:
      return unknownGuard(guard)
  }
}

/** The tests of a guard that the cube leaves open. */
export function openTests(guard: Guard, cube: Cube): readonly Extract<Guard, { op: "among" }>[] {
  if (guard.op === "constant") return []
  if (guard.op === "among") return holdsIn(guard, cube) === null ? [guard] : []
  const parts =
    guard.op === "not" ? [guard.part] : guard.op === "if" ? [guard.test, guard.then, guard.else] : guard.parts
  return parts.flatMap((part) => openTests(part, cube))
}

function joined(parts: readonly Guard[], cube: Cube, settles: boolean): boolean | null {
  let isOpen = false
  for (const part of parts) {
    const held = holdsIn(part, cube)
    if (held === settles) return settles
    isOpen ||= held === null
  }
  return isOpen ? null : !settles
}

function coreOf(condition: Condition, among: (comparison: Condition) => Guard): Guard {
  if ("all" in condition) return { op: "all", parts: condition.all.map((part) => guardOf(part, among)) }
  if ("any" in condition) return { op: "any", parts: condition.any.map((part) => guardOf(part, among)) }
  if ("not" in condition) return { op: "not", part: guardOf(condition.not, among) }
  if ("if" in condition) {
    const [test, then, otherwise] = [condition.if, condition.then, condition.else].map((part) =>
      guardOf(part, among),
    ) as [Guard, Guard, Guard]
    return { op: "if", test, then, else: otherwise }
  }
  return among(condition)
}

function unknownGuard(guard: never): never {
  throw new TypeError(`Unknown guard: ${String((guard as { op?: unknown }).op)}`)
}

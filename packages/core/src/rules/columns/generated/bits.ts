/** Generated code for truth: numbers that are 0 or 1, joined without a branch. */
import type { Block } from "./block.ts"

/**
 * What a condition comes to: `no` is 1 where it surely fails, `notYes` where it does not surely hold. It is
 * undetermined where `notYes` is 1 and `no` is 0.
 */
export interface Bits {
  readonly no: string
  readonly notYes: string
}

export const HOLDS: Bits = { no: "0", notYes: "0" }
export const FAILS: Bits = { no: "1", notYes: "1" }
export const OPEN: Bits = { no: "0", notYes: "1" }

/** Whether it is known beforehand that the condition is never undetermined. */
export function isDecided({ no, notYes }: Bits): boolean {
  return no === notYes
}

export function or(block: Block, ...codes: readonly string[]): string {
  const open = [...new Set(codes)].filter((code) => code !== "0")
  if (open.includes("1")) return "1"
  return open.length === 0 ? "0" : block.name(open.join(" | "))
}

export function and(block: Block, ...codes: readonly string[]): string {
  const open = [...new Set(codes)].filter((code) => code !== "1")
  if (open.includes("0")) return "0"
  return open.length === 0 ? "1" : block.name(open.join(" & "))
}

export function not(block: Block, code: string): string {
  return code === "0" ? "1" : code === "1" ? "0" : block.name(`${code} ^ 1`)
}

/** 1 where the condition is undetermined. */
export function undetermined(block: Block, { no, notYes }: Bits): string {
  if (no === notYes) return "0"
  return no === "0" ? notYes : block.name(`${no} ^ ${notYes}`)
}

export function allOf(block: Block, parts: readonly Bits[]): Bits {
  return {
    no: or(block, ...parts.map(({ no }) => no)),
    notYes: or(block, ...parts.map(({ notYes }) => notYes)),
  }
}

export function anyOf(block: Block, parts: readonly Bits[]): Bits {
  return {
    no: and(block, ...parts.map(({ no }) => no)),
    notYes: and(block, ...parts.map(({ notYes }) => notYes)),
  }
}

export function negation(block: Block, { no, notYes }: Bits): Bits {
  return { no: not(block, notYes), notYes: not(block, no) }
}

/** What the branch comes to that the test chooses; with an undetermined test, what both agree on. */
export function choice(block: Block, test: Bits, then: Bits, otherwise: Bits): Bits {
  const chosen = not(block, test.notYes)
  const no = [and(block, chosen, then.no), and(block, test.no, otherwise.no)]
  const yes = [and(block, chosen, not(block, then.notYes)), and(block, test.no, not(block, otherwise.notYes))]
  if (!isDecided(test)) {
    no.push(and(block, then.no, otherwise.no))
    yes.push(and(block, not(block, then.notYes), not(block, otherwise.notYes)))
  }
  const decided = isDecided(test) && isDecided(then) && isDecided(otherwise)
  const fails = or(block, ...no)
  return { no: fails, notYes: decided ? fails : not(block, or(block, ...yes)) }
}

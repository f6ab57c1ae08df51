/**
 * Writes conditions. Whatever is written holds a `node`, the plain object of the rule language, and nothing is
 * changed by what is said of it later: each word makes a condition of its own.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { Comparison, Condition } from "./condition.ts"
import type { Expression } from "./expression.ts"

/** A condition as it is written. */
export interface WrittenCondition {
  readonly node: Condition
  /** The clause that asks it. */
  per(citation: Citation): WrittenCondition
  /** What people call it. */
  named(label: Text): WrittenCondition
  /** What programs call it in results: kebab-case, stable. */
  code(code: string): WrittenCondition
  /** Where `when` holds, the outcome is `then` whatever the condition says. Earlier exceptions go before later ones. */
  except(when: WrittenCondition, then: boolean, per?: Citation): WrittenCondition
}

/** The comparison of one fact or value, before anything is said of it. */
export interface WrittenComparison extends WrittenCondition {
  readonly comparison: Comparison & { readonly never?: boolean }
}

/** A condition around a node. */
export function writeCondition(node: Condition): WrittenCondition {
  return {
    node,
    per: (per) => writeCondition({ ...node, per }),
    named: (label) => writeCondition({ ...node, label }),
    code: (code) => writeCondition({ ...node, code }),
    except: (when, then, per) => {
      const exception = { when: when.node, then, ...(per === undefined ? {} : { per }) }
      return writeCondition({ ...node, except: [...(node.except ?? []), exception] })
    },
  }
}

/** A comparison of what stands on the left. */
export function writeComparison(
  left: { readonly fact: string } | { readonly value: Expression },
  comparison: Comparison & { readonly never?: boolean },
): WrittenComparison {
  return { ...writeCondition({ ...left, ...comparison }), comparison }
}

/** Every one of the conditions holds; with none it holds. The parts at the top of a rule are the reasons it gives. */
export function all(...parts: readonly WrittenCondition[]): WrittenCondition {
  return writeCondition({ all: parts.map(({ node }) => node) })
}

/** At least one of the conditions holds; with none it does not. */
export function any(...parts: readonly WrittenCondition[]): WrittenCondition {
  return writeCondition({ any: parts.map(({ node }) => node) })
}

/** The condition does not hold. */
export function not(part: WrittenCondition): WrittenCondition {
  return writeCondition({ not: part.node })
}

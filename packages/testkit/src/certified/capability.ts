/**
 * What some adapters of a port can and others cannot. Every one is declared: handed in, or said to be lacking
 * and why, so that whoever reads a certificate knows what was not tested and whether that matters to them.
 */
import type { Text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"

/** Says that the adapter lacks a capability; the reason stands in its certificate. */
export interface Lacking {
  readonly lacks: string
}

/**
 * A capability: given, mostly as a function that the tests use, or lacking with its reason.
 *
 * @example
 * ```ts
 * import type { Capability } from "@onevisit/testkit"
 *
 * const reopen: Capability<() => void> = { lacks: "keeps nothing" }
 * void reopen
 * ```
 */
export type Capability<Given> = Given | Lacking

/** The names that a port knows, and how they are shown. */
export type CapabilityLabels = Readonly<Record<string, Text>>

/** What was declared, by name. */
export type Declared = Readonly<Record<string, Capability<unknown> | undefined>>

export function isLacking(capability: unknown): capability is Lacking {
  return typeof capability === "object" && capability !== null && "lacks" in capability
}

/** The capability where it is given, and `undefined` where it is lacking or, for callers without types, not declared. */
export function given<Given>(capability: Capability<Given> | undefined): Given | undefined {
  return isLacking(capability) ? undefined : capability
}

/** Fails unless each capability of the port is declared, each lacking one with a reason, and no other is. */
export function checkDeclared(labels: CapabilityLabels, declared: Declared): void {
  const missing = Object.keys(labels).filter((name) => (declared[name] ?? undefined) === undefined)
  assert.deepEqual(
    missing,
    [],
    `Declare the capabilities ${missing.join(", ")}: hand each in, or say { lacks: "why" }.`,
  )
  for (const [name, capability] of Object.entries(declared)) {
    assert.ok(
      name in labels,
      `The port knows no capability "${name}". It knows ${Object.keys(labels).join(", ")}.`,
    )
    if (!isLacking(capability)) continue
    const reason: unknown = capability.lacks
    assert.ok(
      typeof reason === "string" && reason.trim() !== "",
      `Say why "${name}" is lacking: the reason stands in the certificate.`,
    )
  }
}

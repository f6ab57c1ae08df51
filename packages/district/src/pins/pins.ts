/**
 * Pins: the exact rule sets and calendars that live cases were opened under, kept with the district by
 * the hash of their content, so that a case opened long ago is decided by the law it was opened under.
 */
import { createHash } from "node:crypto"
import { canonicalJson, type Pin } from "@onevisit/core/events"
import type { VoucherScheme } from "@onevisit/core/benefits/vouchers"
import type { RuleSet } from "@onevisit/core/law"
import type { Storage, ViewWrite } from "@onevisit/core/ports"
import type { ProjectRules } from "@onevisit/core/projects"
import type { Calendar } from "@onevisit/core/time"

/** Something a case pins is not with the district: it was never stored, or the storage lost it. */
export class PinUnavailable extends Error {
  readonly _tag = "PinUnavailable"
  override readonly name = "PinUnavailable"
  readonly pin: Pin

  constructor(what: string, pin: Pin) {
    super(
      `The ${what} ${pin.id} that a case was opened under is not available. Restore it, or add it to the options.`,
    )
    this.pin = pin
  }
}

const VIEW = { view: "pinned", version: 1 } as const

/** The hash by which anything is pinned. */
export function hashOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalJson(value)).digest("hex")}`
}

export interface Pins {
  pin(value: { readonly id: string }): Pin
  /** The rows that keep what these pins name, save those known to be kept; written in the act that pins it. */
  writes(pinned: readonly Pin[]): readonly ViewWrite[]
  /** To be told once an act with the rows of these pins is committed; no row of a pin is ever removed. */
  kept(pinned: readonly Pin[]): void
  ruleSet(pin: Pin): Promise<RuleSet>
  calendar(pin: Pin): Promise<Calendar>
  projectRules(pin: Pin): Promise<ProjectRules>
  voucherScheme(pin: Pin): Promise<VoucherScheme>
}

/** Pins over a storage; what was pinned or read once stays in memory, since it never changes. */
export function pins(storage: Storage): Pins {
  const byHash = new Map<string, unknown>()
  const hashes = new WeakMap<object, string>()
  const stored = new Set<string>()

  const read = async (what: string, pin: Pin): Promise<unknown> => {
    const known = byHash.get(pin.hash)
    if (known !== undefined) return known
    const row = await storage.getView({ ...VIEW, key: pin.hash })
    if (row === null || hashOf(row.doc) !== pin.hash) throw new PinUnavailable(what, pin)
    byHash.set(pin.hash, row.doc)
    stored.add(pin.hash)
    return row.doc
  }

  return {
    pin: (value) => {
      const hash = hashes.get(value) ?? hashOf(value)
      hashes.set(value, hash)
      byHash.set(hash, value)
      return { id: value.id, hash }
    },
    writes: (pinned) =>
      pinned.flatMap(({ hash: key }) => {
        const doc = byHash.get(key)
        return doc === undefined || stored.has(key) ? [] : [{ ...VIEW, key, doc, index: {} }]
      }),
    kept: (pinned) => {
      for (const { hash } of pinned) if (byHash.has(hash)) stored.add(hash)
    },
    ruleSet: (pin) => read("rule set", pin) as Promise<RuleSet>,
    calendar: (pin) => read("calendar", pin) as Promise<Calendar>,
    projectRules: (pin) => read("rules on funded projects", pin) as Promise<ProjectRules>,
    voucherScheme: (pin) => read("voucher scheme", pin) as Promise<VoucherScheme>,
  }
}

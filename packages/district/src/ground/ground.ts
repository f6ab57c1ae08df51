/** What everything in the district stands on: storage, keys, clock and hooks, checked once and fitted together. */
import type { Keys, Storage } from "@onevisit/core/ports"
import type { Retrying } from "../acts/index.ts"
import { type Clock, systemClock } from "../clock/index.ts"
import { type Hooks, type Observer, observer } from "../hooks/index.ts"
import { memoryKeys, pinKeys } from "../keys/index.ts"
import { hashSuites } from "../receipts/index.ts"
import { chainedStorage } from "./chained-storage.ts"

export interface GroundOptions extends Hooks {
  readonly storage: Storage
  /** Required for any storage but one in memory: what is sensitive is sealed before it is stored. */
  readonly keys?: Keys
  /** Default: the machine's clock. */
  readonly clock?: Clock
  /** The district's time zone, where no `clock` is given. Default `Asia/Shanghai`. */
  readonly zone?: string
  readonly retrying?: Retrying
}

export interface Ground {
  /** The host's, with a chain for every event that goes in. */
  readonly storage: Storage
  readonly keys: Keys
  readonly clock: Clock
  readonly observer: Observer
  readonly retrying: Retrying
}

/** A storage that outlives the program was given without keys to seal with. */
export class KeysMissing extends Error {
  readonly _tag = "KeysMissing"
  override readonly name = "KeysMissing"

  constructor() {
    super(
      'This storage outlives the program, so it needs keys to seal with: give `keys: fileKeys("district.keys")`.',
    )
  }
}

/**
 * Fits the ground together. Rejects with {@link KeysMissing}, with `KeysError` `Rejected` when the storage was
 * sealed under other keys, and with `StorageError`.
 */
export async function openGround(options: GroundOptions): Promise<Ground> {
  const { retrying = {}, storage, zone } = options
  const clock = options.clock ?? systemClock(zone === undefined ? {} : { zone })
  const keys = options.keys ?? keysInMemoryFor(storage)
  const chained = chainedStorage(storage, hashSuites[keys.suite.endsWith("/sm3") ? "sm3" : "sha-256"])
  await pinKeys(chained, keys, clock.now())
  return { storage: chained, keys, clock, observer: observer(options, () => clock.now().at), retrying }
}

const inMemory = new WeakMap<Storage, Keys>()

/** The same keys for the same storage, so that it can be opened twice. */
function keysInMemoryFor(storage: Storage): Keys {
  if (storage.kind !== "memory") throw new KeysMissing()
  const keys = inMemory.get(storage) ?? memoryKeys()
  inMemory.set(storage, keys)
  return keys
}

/** The signed roots as they lie in their stream, one version after the other. */
import { type RootSigned, type RootSignedData, ROOTS_STREAM } from "@onevisit/core/audit"
import { rootEventReader } from "@onevisit/core/audit/schema"
import { type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import { readEvent } from "../acts/index.ts"

export interface StoredRoot extends RootSignedData {
  /** Where the root itself stands. */
  readonly version: number
  readonly position: number
}

/** What is read for a root where its event is of no known shape: somebody changed it. */
export type RootRead = StoredRoot | Pick<StoredRoot, "version" | "position">

export function isRoot(read: RootRead): read is StoredRoot {
  return "leaves" in read
}

/** The root at a version of its stream, or the next one there is; `null` where none comes. */
export async function rootFrom(
  storage: Pick<Storage, "readStream">,
  version: number,
): Promise<RootRead | null> {
  try {
    const [event] = await storage.readStream({ stream: ROOTS_STREAM, after: version - 1, limit: 1 })
    return event === undefined ? null : readRoot(event)
  } catch (error) {
    // It is there and cannot be read, wherever it stands.
    if (error instanceof StorageError && error.reason === "Corrupt") return { version, position: Infinity }
    throw error
  }
}

function readRoot(event: StoredEvent): RootRead {
  const { position, version } = event
  try {
    return { ...readEvent<RootSigned>(rootEventReader, event).data, version, position }
  } catch (error) {
    if (error instanceof StorageError) return { version, position }
    throw error
  }
}

/** The version of the last root, 0 without any: found in as many looks as the number has binary digits, twice. */
export async function lastRootVersion(storage: Pick<Storage, "readStream">): Promise<number> {
  return lastWhere(async (version) => (await rootFrom(storage, version))?.version === version)
}

/** The last number from 1 for which `holds`, where it holds up to one number and for none above it; 0 for none. */
export async function lastWhere(holds: (number: number) => Promise<boolean>): Promise<number> {
  let above = 1
  while (await holds(above)) above *= 2
  let below = Math.floor(above / 2)
  while (above - below > 1) {
    const between = Math.floor((below + above) / 2)
    if (await holds(between)) below = between
    else above = between
  }
  return below
}

/** Brings a projection up to the end of the feed; several machines may do so at once. */
import { createHash } from "node:crypto"
import { canonicalJson } from "@onevisit/core/events"
import type { Act, Storage, StoredEvent, ViewWrite } from "@onevisit/core/ports"
import { CheckpointMoved, CommandIdReused, commitAct, type Retrying } from "../acts/index.ts"
import type { Projection } from "./projection.ts"

export interface ProjectionRun {
  readonly name: string
  readonly version: number
  /** Events read in this run. */
  readonly events: number
  /** Whether the end of the feed was reached. */
  readonly caughtUp: boolean
}

/** What follows the feed: rows for each page of it, under a checkpoint of its own. */
export interface Following {
  readonly checkpoint: string
  viewsOf(page: readonly StoredEvent[]): Promise<readonly ViewWrite[]>
}

interface FollowLimits {
  readonly limit: number
  readonly retrying?: Retrying
}

/** Reads at most `limit` events on from the checkpoint and writes what follows of them. Rejects with `StorageError`. */
export async function followFeed(
  storage: Storage,
  { checkpoint, viewsOf }: Following,
  { limit, retrying = {} }: FollowLimits,
): Promise<Pick<ProjectionRun, "events" | "caughtUp">> {
  let events = 0
  while (events < limit) {
    const size = Math.min(PAGE, limit - events)
    const from = await storage.readCheckpoint(checkpoint)
    const page = await storage.readFeed({ after: from, limit: size })
    const last = page.at(-1)
    if (last !== undefined) {
      const moved = { name: checkpoint, from, to: last.position }
      await commitUnlessFirst(storage, actOf(`${checkpoint}:${from}`, moved, await viewsOf(page)), retrying)
      events += page.length
    }
    if (page.length < size) return { events, caughtUp: true }
  }
  return { events, caughtUp: false }
}

/** Folds at most `limit` events of the feed into the projection. Rejects with `StorageError`. */
export async function runProjection(
  storage: Storage,
  projection: Projection,
  options: FollowLimits,
): Promise<ProjectionRun> {
  const { name, version } = projection
  const checkpoint = checkpointOf(projection)
  const viewsOf = (page: readonly StoredEvent[]) => foldPage(storage, projection, page)
  const followed = await followFeed(storage, { checkpoint, viewsOf }, options)
  if (followed.caughtUp) await serve(storage, projection, options.retrying ?? {})
  return { name, version, ...followed }
}

/** The version whose rows answer searches: an older one until the projection's own has caught up once. */
export async function servingVersion(storage: Storage, { name, version }: Projection): Promise<number> {
  const serving = await storage.readCheckpoint(servingOf(name))
  return serving === 0 ? version : Math.min(serving, version)
}

/** The name of the view that holds a projection's rows. */
export function viewOf({ name }: Projection): string {
  return `projection:${name}`
}

const PAGE = 500

function checkpointOf({ name, version }: Projection): string {
  return `projection:${name}@${version}`
}

function servingOf(name: string): string {
  return `projection:${name}:serving`
}

async function foldPage(
  storage: Storage,
  projection: Projection,
  page: readonly StoredEvent[],
): Promise<readonly ViewWrite[]> {
  const { version } = projection
  const view = viewOf(projection)
  const rows = new Map<string, ReturnType<Projection["fold"]>>()
  for (const event of page) {
    const key = projection.types.has(event.type) ? projection.key(event) : null
    if (key === null) continue
    const row = rows.has(key) ? rows.get(key) : await storage.getView({ view, version, key })
    rows.set(key, projection.fold(row?.doc ?? null, event))
  }
  return [...rows].map(([key, row]) => ({
    view,
    version,
    key,
    doc: row?.doc ?? null,
    index: row?.index ?? {},
  }))
}

/** The new version serves from now on; an older program never turns that back. */
async function serve(storage: Storage, { name, version }: Projection, retrying: Retrying): Promise<void> {
  const serving = servingOf(name)
  const from = await storage.readCheckpoint(serving)
  if (from >= version) return
  await commitUnlessFirst(
    storage,
    actOf(`${serving}@${version}`, { name: serving, from, to: version }, []),
    retrying,
  )
}

function actOf(
  commandId: string,
  checkpoint: NonNullable<Act["checkpoints"]>[number],
  views: readonly ViewWrite[],
): Act {
  const digest = createHash("sha256")
    .update(canonicalJson([checkpoint, views]))
    .digest("hex")
  return { commandId, digest, append: [], views, checkpoints: [checkpoint], result: null }
}

/** Commits, or leaves it to the one who was first: the checkpoint then stands elsewhere. */
async function commitUnlessFirst(storage: Storage, act: Act, retrying: Retrying): Promise<void> {
  try {
    await commitAct(storage, act, retrying)
  } catch (error) {
    if (!(error instanceof CheckpointMoved || error instanceof CommandIdReused)) throw error
  }
}

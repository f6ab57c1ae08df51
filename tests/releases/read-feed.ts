/** All that a storage holds, from the first event on. */
import type { Storage, StoredEvent } from "@onevisit/core/ports"

export async function readFeed(storage: Storage): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for (;;) {
    const more = await storage.readFeed({ after: events.at(-1)?.position ?? 0, limit: 1000 })
    if (more.length === 0) return events
    events.push(...more)
  }
}

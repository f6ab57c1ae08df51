import type { Storage } from "@onevisit/core/ports"

/** Declares a test that gets a storage of its own, fresh and empty, which is closed after it. */
export type StorageTest = (sentence: string, body: (storage: Storage) => Promise<void>) => void

/** How many events each stream has. */
export async function traces(
  storage: Storage,
  { streams }: { readonly streams: readonly string[] },
): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const stream of streams) found[stream] = (await storage.readStream({ stream })).length
  return found
}

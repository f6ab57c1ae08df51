/**
 * File stores with one seeded fault each, for those who test the contract: a suite that lets one of these pass
 * does not guard the guarantee it breaks. Each spoils a good store from outside.
 */
import { type Files, FilesError, type StoredFile } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import type { FilesCapabilities } from "./files-contract.ts"

export interface BadFiles {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `filesContract` that catches it; others may too. */
  readonly caughtBy: string
  /** The capability without which the fault cannot show. */
  readonly needs?: keyof FilesCapabilities
  readonly spoil: (good: Files, opening: "made" | "reopened" | "beside") => Files
}

/** One for each way to be wrong that has been met, or is feared. */
export const badFiles: readonly BadFiles[] = [
  {
    fault: "names files in capitals",
    caughtBy: "names a file by the SHA-256 of its bytes, in quarantine at first",
    spoil: (good) => ({
      ...good,
      put: async (bytes, limits) => {
        const stored = await good.put(bytes, limits)
        return { ...stored, hash: stored.hash.toUpperCase() }
      },
    }),
  },
  {
    fault: "keeps the first chunk alone",
    caughtBy: "gives back exactly the bytes that were put, however they were cut",
    spoil: (good) => ({ ...good, put: (bytes, limits) => good.put(firstOf(bytes, 1), limits) }),
  },
  {
    fault: "keeps two chunks and no more",
    caughtBy: "keeps a file of several megabytes",
    spoil: (good) => ({ ...good, put: (bytes, limits) => good.put(firstOf(bytes, 2), limits) }),
  },
  {
    fault: "keeps the chunks it is given until it has them all",
    caughtBy: "keeps nothing by reference of the chunks it is given",
    spoil: (good) => ({
      ...good,
      put: async (bytes, limits) => {
        const kept: Uint8Array[] = []
        for await (const chunk of bytes) kept.push(chunk)
        return good.put(from(...kept), limits)
      },
    }),
  },
  {
    fault: "hands out what is in quarantine",
    caughtBy: "hands out a quarantined file to the scanner only",
    spoil: (good) => ({ ...good, get: (hash) => good.get(hash, { quarantined: true }) }),
  },
  {
    fault: "puts a clean file back into quarantine when the same bytes come again",
    caughtBy: "takes the same bytes twice as one file, which stays clean",
    spoil: (good) => ({
      ...good,
      put: async (bytes, limits) => ({ ...(await good.put(bytes, limits)), state: "quarantined" }),
    }),
  },
  {
    fault: "reads on beyond the limit",
    caughtBy: "refuses more than the limit, leaves nothing behind, and stops reading",
    spoil: (good) => ({
      ...good,
      put: async (bytes, limits) => {
        const read: Uint8Array[] = []
        for await (const chunk of bytes) if (read.push(Uint8Array.from(chunk)) >= 50) break
        return good.put(from(...read), limits)
      },
    }),
  },
  {
    fault: "keeps what had come when the source failed",
    caughtBy: "leaves nothing behind when the source fails, and passes the failure on",
    spoil: (good) => ({
      ...good,
      put: async (bytes, limits) => {
        const read: Uint8Array[] = []
        try {
          for await (const chunk of bytes) read.push(Uint8Array.from(chunk))
        } catch (error) {
          await good.put(from(...read), limits)
          throw error
        }
        return good.put(from(...read), limits)
      },
    }),
  },
  {
    fault: "takes the failure of a source for its own",
    caughtBy: "leaves nothing behind when the source fails, and passes the failure on",
    spoil: (good) => ({
      ...good,
      put: (bytes, limits) =>
        good.put(bytes, limits).catch(() => {
          throw new FilesError("Unavailable", "The file could not be kept. Try again.")
        }),
    }),
  },
  {
    fault: "takes a deleted file for clean when it comes again",
    caughtBy: "forgets a deleted file, which is in quarantine when it comes again",
    spoil: (good) => {
      const deleted = new Set<string>()
      return {
        ...good,
        delete: async (hash) => {
          await good.delete(hash)
          deleted.add(hash)
        },
        put: async (bytes, limits) => {
          const stored = await good.put(bytes, limits)
          return deleted.has(stored.hash) ? { ...stored, state: "clean" } : stored
        },
      }
    },
  },
  {
    fault: "knows no file under a name that is no hash",
    caughtBy: "refuses a name that is no hash",
    spoil: (good) => ({ ...good, stat: (hash) => good.stat(hash).catch(() => null) }),
  },
  {
    fault: "writes all that comes at once to one place",
    caughtBy: "keeps every file when many come at once, the same ones too",
    spoil: (good) => {
      let writing: Promise<StoredFile> | undefined
      return {
        ...good,
        put: (bytes, limits) => {
          writing ??= good.put(bytes, limits).finally(() => (writing = undefined))
          return writing
        },
      }
    },
  },
  {
    fault: "answers from what it remembers, without looking at what it kept",
    caughtBy: "fails as corrupt when the bytes it kept have changed, and takes them again",
    needs: "damage",
    spoil: (good) => {
      const remembered = new Map<string, Uint8Array>()
      return {
        ...good,
        put: async (bytes, limits) => {
          const read: Uint8Array[] = []
          for await (const chunk of bytes) read.push(Uint8Array.from(chunk))
          const whole = Buffer.concat(read)
          remembered.set(`sha256:${createHash("sha256").update(whole).digest("hex")}`, whole)
          return good.put(from(whole), limits)
        },
        get: async (hash, options) => {
          const kept = remembered.get(hash)
          return kept === undefined ? good.get(hash, options) : from(kept)
        },
      }
    },
  },
  {
    fault: "forgets what was clean when it is opened again",
    caughtBy: "still has its files, in their state, when it is opened again",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? markingInMind(good) : good),
  },
  {
    fault: "keeps what is clean in the program",
    caughtBy: "shows another program's files at once, in the state in which they are",
    needs: "beside",
    spoil: markingInMind,
  },
  {
    fault: "takes another program's file for a leftover, and removes it",
    caughtBy: "keeps every file when two programs put the same ones at once",
    needs: "beside",
    spoil: (good, opening) => {
      if (opening !== "beside") return good
      return {
        ...good,
        put: async (bytes, limits) => {
          const stored = await good.put(bytes, limits)
          await good.delete(stored.hash)
          return stored
        },
      }
    },
  },
]

async function* from(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

async function* firstOf(bytes: AsyncIterable<Uint8Array>, chunks: number): AsyncGenerator<Uint8Array> {
  let given = 0
  for await (const chunk of bytes) {
    if ((given += 1) > chunks) return
    yield chunk
  }
}

/** Which files are clean is known to this opening alone. */
function markingInMind(good: Files): Files {
  const clean = new Set<string>()
  return {
    ...good,
    markClean: async (hash) => {
      await good.stat(hash)
      clean.add(hash)
    },
    stat: async (hash) => {
      const stored = await good.stat(hash)
      return stored && { ...stored, state: clean.has(hash) ? "clean" : "quarantined" }
    },
  }
}

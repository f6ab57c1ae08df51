/**
 * What the publisher has put out, so that it can be corrected: which article shows which guide, what is on its way and
 * what is still to be deleted. WeChat alone cannot tell, since it does not list what it is publishing just now.
 */
import { randomBytes } from "node:crypto"
import { open, readFile, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { PublisherError } from "@onevisit/core/ports"

/** Where the state is kept: one text, written whole. Several machines hand in the same place. */
export interface PublishedStore {
  read(): Promise<string | null>
  /** Resolves when it would outlive a crash. */
  write(state: string): Promise<void>
}

/** A published article. */
export interface Standing {
  readonly edition: string
  readonly mark: string
  readonly articleId: string
  readonly url: string | null
}

/** An article between draft and publication. */
export interface OnItsWay {
  readonly item: string
  readonly edition: string
  readonly mark: string
  readonly mediaId: string
  /** Absent until WeChat's answer to the submission was kept. */
  readonly publishId?: string
  /** When it was submitted first. */
  readonly since?: string
}

export interface PublishedState {
  /** The revision that is public; `null` before the first. */
  readonly revision: number | null
  /** The newest that was begun. */
  readonly begun: number | null
  /** By item. */
  readonly articles: Readonly<Record<string, Standing>>
  readonly onItsWay: OnItsWay | null
  /** Articles that are still to be deleted. */
  readonly toDelete: readonly string[]
}

export const nothingPublished: PublishedState = {
  revision: null,
  begun: null,
  articles: {},
  onItsWay: null,
  toDelete: [],
}

/** A store in one file, for publishers on one machine. */
export function fileStore(path: string): PublishedStore {
  return {
    read: () =>
      readFile(path, "utf8").catch((error: unknown) => (codeOf(error) === "ENOENT" ? null : fail(error))),
    write: async (state) => {
      const next = `${path}.${randomBytes(6).toString("hex")}`
      try {
        const file = await open(next, "wx", 0o600)
        try {
          await file.writeFile(state, "utf8")
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(next, path)
        const folder = await open(dirname(path), "r")
        await folder.sync().finally(() => folder.close())
      } catch (error) {
        await rm(next, { force: true })
        fail(error)
      }
    },
  }
}

export function composeState(state: PublishedState): string {
  return `${JSON.stringify({ v: 1, ...state }, null, 1)}\n`
}

/** Throws `PublisherError` with `Corrupt` where it is not what this publisher wrote. */
export function parseState(content: string | null): PublishedState {
  if (content === null) return nothingPublished
  try {
    const { v, ...state } = JSON.parse(content) as { readonly v: unknown } & PublishedState
    const isSound =
      v === 1 &&
      [state.revision, state.begun].every((each) => each === null || Number.isSafeInteger(each)) &&
      Object.values(state.articles).every(({ articleId, mark }) => isName(articleId) && isName(mark)) &&
      (state.onItsWay === null || isName(state.onItsWay.mediaId)) &&
      state.toDelete.every(isName)
    if (isSound) return state
  } catch {
    // Told below.
  }
  throw new PublisherError(
    "Corrupt",
    "The record of what is published on WeChat cannot be read. Restore it, or delete those articles on the platform and begin with an empty one.",
  )
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== ""
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | null)?.code
}

function fail(error: unknown): never {
  const code = codeOf(error)
  throw new PublisherError(
    "Unavailable",
    `The record of what is published on WeChat cannot be kept${typeof code === "string" ? ` (${code})` : ""}. See to the disk, then publish again.`,
    { cause: error },
  )
}

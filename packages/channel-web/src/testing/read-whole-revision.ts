import { readdir, readFile, readlink, realpath } from "node:fs/promises"
import { join, relative } from "node:path"
import { hashPage } from "../published-state.ts"

export interface WholeRevision {
  readonly revision: number
  readonly pages: ReadonlyMap<string, string>
}

/** Reads what is public as a mirror would: follows `current` once, then every page. Throws unless it is complete. */
export async function readWholeRevision(directory: string): Promise<WholeRevision> {
  const root = await realpath(join(directory, "current"))
  const state = JSON.parse(await readFile(join(root, "revision.json"), "utf8")) as {
    readonly revision: number
    readonly pages: Readonly<Record<string, string>>
  }
  const pages = new Map<string, string>()
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = relative(root, join(entry.parentPath, entry.name))
    if (!entry.isFile() || path === "revision.json") continue
    const content = await readFile(join(root, path), "utf8")
    if (hashPage(content) !== state.pages[path]) throw new Error(`${path} is not the page of its revision.`)
    pages.set(path, content)
  }
  if (pages.size !== Object.keys(state.pages).length) throw new Error("A page of the revision is missing.")
  return { revision: state.revision, pages }
}

/** A revision may be removed under a slow reader once two newer ones are public; nothing else may be amiss. */
export async function readUnlessOvertaken(directory: string): Promise<WholeRevision | null> {
  const before = await readlink(join(directory, "current"))
  try {
    return await readWholeRevision(directory)
  } catch (error) {
    const after = await readlink(join(directory, "current"))
    const revisionOf = (link: string): number => Number(link.slice("revisions/".length))
    if (revisionOf(after) >= revisionOf(before) + 2) return null
    throw error
  }
}

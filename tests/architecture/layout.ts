// The names that the architecture knows: the packages, the order of core's folders, and where a path stands.

/** Core from the ground up: a folder imports only those before it. */
export const CORE_ORDER: readonly string[] = [
  "reasons",
  "time",
  "identity",
  "money",
  "law",
  "events",
  "proofs",
  "rules",
  "materials",
  "catalogue",
  "intake",
  "benefits",
  "projects",
  "guidance",
  "records",
  "notices",
  "statistics",
  "ports",
  "population",
  "audit",
]

/** Folders of core that do not know each other although one stands above the other; district joins them. */
export const CORE_STRANGERS: readonly (readonly [string, string])[] = [["intake", "benefits"]]

/** The packages that are no adapter of a port. */
export const PLAIN_PACKAGES: readonly string[] = [
  "core",
  "china",
  "catalogue-files",
  "district",
  "testkit",
  "cluster",
  "cli",
]

/** The ports that an adapter may be named after: `<port>-<technology>`. */
export const PORT_PREFIXES: readonly string[] = [
  "storage",
  "files",
  "keys",
  "numbering",
  "seal",
  "staff",
  "channel",
  "publisher",
  "courier",
  "registry",
  "population",
  "exchange",
]

/** The packages that join others, and may import more of them than core. */
export const JOINING_PACKAGES: readonly string[] = ["cluster", "cli"]

/** Where a TypeScript file stands. */
export interface Place {
  /** What relative imports must not leave: `packages/core`, `examples/bulletin`, `tests`. */
  readonly home: string
  /** The folder under `packages/`, if it stands in one. */
  readonly pack?: string
  /** The folder of core, if it stands in one. */
  readonly coreFolder?: string
  /** Whether it is there for tests alone: a test, its fixture, or a bench. */
  readonly test: boolean
}

/** Where the file at `path` stands, if it is TypeScript in a package, an example or the root's tests. */
export function placeOf(path: string): Place | undefined {
  if (!/\.[cm]?tsx?$/.test(path)) return undefined
  const test = /\.(test|fixture|bench)\.ts$|\/testing\//.test(path)
  const [top = "", folder = "", src = "", inner = "", ...deeper] = path.split("/")
  if (top === "tests") return { home: "tests", test: true }
  if (top === "examples") return { home: `examples/${folder}`, test }
  if (top !== "packages") return undefined
  const pack = { home: `packages/${folder}`, pack: folder, test }
  return folder === "core" && src === "src" && deeper.length > 0 ? { ...pack, coreFolder: inner } : pack
}

/** Whether a package is data or an adapter: it may know core and no other package of ours. */
export function knowsCoreAlone(pack: string): boolean {
  return pack !== "core" && pack !== "district" && !JOINING_PACKAGES.includes(pack)
}

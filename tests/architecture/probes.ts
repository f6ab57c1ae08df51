// For each rule, changes to the tree that break it and nothing else, and look-alikes that break none.
//
// A probe is put in memory beside files that exist, so that a renamed folder cannot leave a rule idle.
import { posix } from "node:path"
import type { Scan } from "./scan.ts"

export interface Probe {
  /** The id of the rule that must fire, or `none` for a look-alike that is right. */
  readonly rule: string
  /** Rules that the same lines cannot help breaking. */
  readonly also: readonly string[]
  /** A folder that must hold other files, for the probe to stand where the project does. */
  readonly folder: string
  /** The files to add or replace, by path from the root. */
  readonly files: (scan: Scan) => Readonly<Record<string, string>>
  /** The declarations of the build to add or replace. */
  readonly declarations: Readonly<Record<string, string>>
  readonly says: string
}

/** All probes. */
export const probes: readonly Probe[] = [
  source(
    "core-npm",
    "packages/core/src/time",
    'import { Temporal } from "temporal-polyfill"\nvoid Temporal',
    {
      also: ["declared-dependency"],
    },
  ),
  source(
    "core-npm",
    "packages/core/src/intake",
    'import type { District } from "@onevisit/district"\nexport type D = District',
    {
      also: ["declared-dependency", "package-cycle"],
    },
  ),
  source("none", "packages/core/src/time", 'import * as fc from "fast-check"\nvoid fc', {
    name: "probe.test.ts",
  }),
  source(
    "core-no-node",
    "packages/core/src/events",
    'import { createHash } from "node:crypto"\nvoid createHash',
  ),
  source("core-no-node", "packages/core/src/ports", 'export type Bytes = import("buffer").Buffer'),
  source("effect-in-district", "packages/core/src/rules", 'import { Result } from "effect"\nvoid Result'),
  source(
    "effect-in-district",
    "packages/core/src/ports",
    'import type { Effect } from "effect/Effect"\nexport type E = Effect<1>',
  ),
  source("effect-in-district", "packages/china/src", 'import * as Layer from "effect/Layer"\nvoid Layer'),
  source("none", "packages/core/src/rules", 'import * as Result from "effect/Result"\nvoid Result'),
  source("none", "packages/district/src", 'import * as Effect from "effect/Effect"\nvoid Effect'),
  source("effect-unstable", "packages/district/src", 'import * as Sql from "effect/unstable/sql"\nvoid Sql'),
  source("zod-in-schemas", "packages/core/src/catalogue", 'import * as z from "zod"\nvoid z'),
  source("zod-in-schemas", "packages/district/src", 'export { z } from "zod"'),
  source("none", "packages/core/src/catalogue", 'import * as z from "zod"\nvoid z', {
    name: "probe.schema.ts",
  }),
  ...[
    "export const at = Date.now()",
    "export const at = new Date(0)",
    "export const at = Date()",
    "export type At = { on: Date }",
    "export const half = Math.random() < 0.5",
    'export const half = Math["random"]()',
    "export const { random } = Math",
    "console.log(1)",
    "export const zone = process.env",
    "export const id = crypto.randomUUID()",
    "setTimeout(() => {}, 1)",
    "export const now = performance.now()",
    "export const clock = globalThis",
    "export const alias = { now: Date }",
  ].map((text) => source("core-ambient", "packages/core/src/time", text)),
  source(
    "none",
    "packages/core/src/time",
    "export const of = (a: { Date: 1; process: 2 }) => a.Date + a.process",
  ),
  source("none", "packages/core/src/time", "export const most = Math.max(1, 2) // new Date()"),
  source(
    "core-order",
    "packages/core/src/time",
    'import type { Fen } from "../money/index.ts"\nexport type F = Fen',
  ),
  source("core-order", "packages/core/src/materials", 'export * from "../intake/index.ts"'),
  source("core-order", "packages/core/src/notices", 'import {} from "../ports/index.ts"'),
  files("core-order", "packages/core/src", {
    "benefits/index.ts": 'export type {} from "../intake/index.ts"',
  }),
  files("core-order", "packages/core/src", { "weather/index.ts": "export {}" }),
  source("none", "packages/core/src/ports", 'import type {} from "../notices/index.ts"'),
  source(
    "folder-by-index",
    "packages/core/src/intake",
    'import { plainDate } from "../time/plain-date.ts"\nvoid plainDate',
  ),
  source("folder-by-index", "packages/core/src/intake", 'import type {} from "../time/plain-date.ts"', {
    name: "probe.test.ts",
  }),
  source("none", "packages/core/src/intake", 'import {} from "../catalogue/schema.ts"'),
  source("none", "packages/core/src/rules/row", 'import {} from "../plan/plan.ts"'),
  source(
    "folder-by-index",
    "packages/core/src/rules/row",
    'import { plainDate } from "../../time/plain-date.ts"\nvoid plainDate',
  ),
  source("folder-by-index", "packages/core/src/materials", 'import {} from "../rules/plan/plan.ts"'),
  source("adapter-knows-core", "packages/storage-sqlite/src", 'import {} from "@onevisit/storage-memory"', {
    name: "probe.test.ts",
    also: ["declared-dependency"],
  }),
  source("adapter-knows-core", "packages/channel-web/src", 'import {} from "@onevisit/district"', {
    name: "probe.test.ts",
    also: ["declared-dependency"],
  }),
  source("none", "packages/storage-sqlite/src", 'import {} from "@onevisit/testkit"', {
    name: "probe.test.ts",
  }),
  source("district-knows-core", "packages/district/src", 'import {} from "@onevisit/storage-memory"', {
    also: ["declared-dependency"],
  }),
  source("none", "packages/district/src", 'import {} from "@onevisit/storage-memory"', {
    name: "probe.test.ts",
  }),
  source("testkit-in-tests", "packages/storage-sqlite/src", 'import {} from "@onevisit/testkit"', {
    also: ["declared-dependency"],
  }),
  source("none", "examples/bulletin/src", 'import {} from "@onevisit/testkit"'),
  source("tests-apart", "packages/core/src/time", 'import {} from "./term.test.ts"'),
  source("tests-apart", "packages/channel-web/src", 'import {} from "./testing/sample-guides.ts"'),
  source("none", "packages/channel-web/src", 'import {} from "./testing/sample-guides.ts"', {
    name: "probe.test.ts",
  }),
  source("relative-stays-home", "packages/district/src", 'import {} from "../../core/src/time/index.ts"'),
  source(
    "relative-stays-home",
    "examples/bulletin/src",
    'import {} from "../../../packages/core/src/time/index.ts"',
  ),
  source(
    "relative-stays-home",
    "tests/architecture",
    'import {} from "../../packages/core/src/time/index.ts"',
  ),
  files("file-cycle", "packages/core/src/time", {
    "probe.ts": 'import { b } from "./other.ts"\nexport const a = () => b',
    "other.ts": 'import { a } from "./probe.ts"\nexport const b = () => a',
  }),
  files("none", "packages/core/src/time", {
    "probe.ts": 'import type { B } from "./other.ts"\nexport type A = B',
    "other.ts": 'import { type A } from "./probe.ts"\nexport type B = A | 1',
  }),
  manifest("package-cycle", "core", { dependencies: { "@onevisit/core": "workspace:*" } }, [
    "manifest-direction",
  ]),
  manifest("package-cycle", "core", { dependencies: { "@onevisit/testkit": "workspace:*" } }, [
    "manifest-direction",
  ]),
  files("package-name", "packages", { "sqlite-storage/package.json": composeManifest("sqlite-storage") }),
  files("package-name", "packages", { "storage/package.json": composeManifest("storage") }),
  files("none", "packages", { "storage-mysql/package.json": composeManifest("storage-mysql") }),
  source("file-name", "packages/core/src/time", "export {}", { name: "plainDate.ts" }),
  source("file-name", "packages/core/src/time", "export {}", { name: "plain-date.types.ts" }),
  source("file-name", "examples/bulletin/src", "export {}", { name: "Stories.ts" }),
  source("empty-name", "packages/core/src/time", "export {}", { name: "date-utils.ts" }),
  source("empty-name", "packages/district/src", "export {}", { name: "event-handler.ts" }),
  files("empty-name", "packages/district/src", { "helpers/dates.ts": "export {}" }),
  source("file-length", "packages/core/src/time", "// a line\n".repeat(301)),
  source("none", "packages/core/src/time", "// a line\n".repeat(300)),
  files("top-level", ".", { "scripts/deploy.ts": "export {}" }),
  files("top-level", ".", { "notes.txt": "buy milk" }),
  manifest("manifest-shape", "core", { sideEffects: true }),
  manifest("manifest-shape", "core", { scripts: { postinstall: "node fetch.js" } }),
  manifest("manifest-direction", "storage-sqlite", { dependencies: { "@onevisit/core": "workspace:*" } }),
  manifest("manifest-direction", "channel-web", { peerDependencies: { "@onevisit/testkit": "workspace:^" } }),
  source("declared-dependency", "packages/china/src", 'import * as days from "chinese-days"\nvoid days'),
  source("none", "packages/china/src", 'import * as days from "chinese-days"\nvoid days', {
    name: "probe.test.ts",
  }),
  source("outside-paper", "packages/china/src", `// See ${"domain"}.md §4.`),
  files("outside-paper", ".", { "README.md": `Read ${"shared"}/design first.` }),
  files("outside-paper", "packages/china", {
    "src/probe.ts": `export const from = "../../${"shared"}/facts.json"`,
  }),
  source("machine-path", "tests/architecture", `export const at = "${"/wo"}rk/main"`),
  files("machine-path", "packages/china", { "README.md": `Open ${"/ho"}me/me/district.db.` }),
  source("none", "tests/architecture", 'export const page = "https://www.example.com/work/home/tmp/"'),
  files("registry-setting", ".", {
    "pnpm-lock.yaml": `    resolution: {integrity: x, ${"tar"}ball: https://example.com/a.tgz}`,
  }),
  files("registry-setting", ".", { ".npmrc": `${"regi"}stry=https://example.com/` }),
  files("registry-host", "packages/china", { "README.md": `npm install from ${"regi"}stry.npmjs.org` }),
  facade(
    "promise-facade",
    'import * as Effect from "effect/Effect"\nexport declare const run: Effect.Effect<number>',
  ),
  facade("promise-facade", 'export declare function run(): import("effect/Layer").Layer<never>'),
  facade("promise-facade", 'export { type Hidden as Open } from "./probe.js"'),
  facade("none", 'import * as Result from "effect/Result"\nexport declare const run: Result.Result<number>'),
  facade("none", 'export { run } from "./probe.js"'),
]

interface Also {
  readonly also?: readonly string[]
}

/** One source among those of `folder`. */
function source(
  rule: string,
  folder: string,
  text: string,
  more: Also & { readonly name?: string } = {},
): Probe {
  return files(rule, folder, { [more.name ?? "probe.ts"]: text }, more)
}

/** Files by their path from `folder`. */
function files(
  rule: string,
  folder: string,
  texts: Readonly<Record<string, string>>,
  { also = [] }: Also = {},
): Probe {
  const placed = Object.entries(texts).map(([name, text]) => [posix.join(folder, name), text] as const)
  const [path, text] = placed[0] ?? ["", ""]
  const says = `${path}: ${text.slice(0, 90).replaceAll("\n", "; ")}`
  return { rule, also, folder, says, files: () => Object.fromEntries(placed), declarations: {} }
}

/** The manifest of a package as it is, with `change` on top. */
function manifest(rule: string, pack: string, change: object, also: readonly string[] = []): Probe {
  const folder = `packages/${pack}`
  const path = `${folder}/package.json`
  const changed = (scan: Scan) => {
    const now = JSON.parse(scan.files.get(path)?.text ?? "{}") as object
    return { [path]: JSON.stringify(deepMerge(now, change)) }
  }
  return { rule, also, folder, says: `${path}: ${JSON.stringify(change)}`, files: changed, declarations: {} }
}

function deepMerge(now: object, change: object): object {
  const merged: Record<string, unknown> = { ...now }
  for (const [key, value] of Object.entries(change) as [string, unknown][]) {
    const old = merged[key]
    const both = typeof old === "object" && old !== null && typeof value === "object" && value !== null
    merged[key] = both ? { ...old, ...value } : value
  }
  return merged
}

function composeManifest(folder: string): string {
  return JSON.stringify({ name: `@onevisit/${folder}`, license: "MIT", type: "module", sideEffects: false })
}

/** A declaration that the root of district passes on; beside it one with an effect under a name not asked for. */
function facade(rule: string, text: string): Probe {
  const declarations = {
    "district/dist/index.d.ts": 'export * from "./probe-root.js"',
    "district/dist/probe-root.d.ts": text,
    "district/dist/probe.d.ts": `import * as Effect from "effect/Effect"
      export interface Hidden { deep: Deeper }
      interface Deeper { run: Effect.Effect<number> }
      export declare const run: number`,
  }
  const says = `the root of district: ${text.replaceAll("\n", "; ")}`
  return { rule, also: [], folder: "packages/district/src", says, files: () => ({}), declarations }
}

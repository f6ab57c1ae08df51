// Runs a root command (`npm test`, `npm run demo`, …) on a machine that has only Node and npm.
//
// It installs what the lock file names when that changed, puts a Node that is recent enough first in
// the PATH, and starts the steps of the command one after the other. It uses nothing but Node 20.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const cache = join(root, "node_modules", ".cache", "onevisit")
const [command = "", ...rest] = process.argv.slice(2)
const NEEDED = [22, 19]
/** The exit code for a program that did not start or was ended from outside. */
const BROKEN_OFF = 70

function recentEnough(version) {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

function filesUnder(folder, keep, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist") continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) filesUnder(path, keep, found)
    else if (keep(entry.name)) found.push(path)
  }
  return found
}

function hashOf(paths) {
  const hash = createHash("sha256")
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest("hex")
}

/**
 * Runs `work` unless it already succeeded on the same content and `present` finds its outcome in place.
 * `work` returns its exit code and may change that content itself.
 */
function once(name, contentHash, present, work) {
  const marker = join(cache, name)
  if (existsSync(marker) && present() && readFileSync(marker, "utf8") === contentHash()) return 0
  rmSync(marker, { force: true })
  const status = work()
  if (status !== 0) return status
  mkdirSync(cache, { recursive: true })
  writeFileSync(marker, contentHash())
  return 0
}

function manifests() {
  const folders = ["packages", "examples", "tests"].filter((name) => existsSync(join(root, name)))
  const found = folders.flatMap((name) => filesUnder(join(root, name), (file) => file === "package.json"))
  return [
    ...found,
    join(root, "package.json"),
    join(root, "pnpm-workspace.yaml"),
    join(root, "pnpm-lock.yaml"),
  ].filter(existsSync)
}

function nodeBinary() {
  const packaged = join(
    root,
    "node_modules",
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  )
  if (existsSync(packaged)) return packaged
  if (recentEnough(process.version)) return process.execPath
  fail(
    `This project needs Node ${NEEDED.join(".")} or later and found ${process.version}. Install a newer Node, then run the command again.`,
  )
}

/** Ends the command; the last line of the tests is one that callers read, whatever happens. */
function fail(message) {
  console.error(message)
  if (command === "test") console.log("0 passed, 1 failed")
  process.exit(1)
}

function run(program, args, { quiet = false } = {}) {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
    env: { ...process.env, PATH: environmentPath },
    shell: process.platform === "win32",
  })
  if (done.status !== 0 && quiet) process.stderr.write((done.stdout ?? "") + (done.stderr ?? ""))
  if (done.error !== undefined) console.error(`${program} does not start: ${done.error.message}`)
  if (done.signal !== null) console.error(`${program} was ended by ${done.signal}`)
  return done.status ?? BROKEN_OFF
}

let environmentPath = process.env.PATH ?? ""

/** Only these commands may bring the lock file up to date; the others install exactly what it names. */
const MAY_CHANGE_LOCK = new Set(["check", "unit", "format", "build", "bench"])

function setUp() {
  const lock = process.env.CI || !MAY_CHANGE_LOCK.has(command) ? "--frozen-lockfile" : "--no-frozen-lockfile"
  const status = once(
    "installed",
    () => hashOf(manifests()),
    () => existsSync(join(root, "node_modules", ".bin")),
    () => {
      console.error("Installing what the lock file names …")
      return run("npx", ["--yes", "--prefer-offline", "pnpm@12", "install", lock], { quiet: true })
    },
  )
  if (status !== 0)
    fail(
      "The install failed, as said above. Packages must be reachable once; after that no network is needed.",
    )
  const node = nodeBinary()
  environmentPath = [
    dirname(node),
    join(root, "node_modules", ".bin"),
    join(root, "tests", "node_modules", ".bin"),
    process.env.PATH ?? "",
  ].join(delimiter)
  return node
}

const node = setUp()
// The sources run as they are: Node strips the types, and this condition leads imports by name to them.
const fromSource = ["--conditions=onevisit-source", "--disable-warning=ExperimentalWarning"]
const script =
  (path, ...args) =>
  () =>
    run(node, [...fromSource, join(root, path), ...args])

function build() {
  const packages = join(root, "packages")
  const inputs = () => [
    ...filesUnder(packages, (file) => /\.(ts|json)$/.test(file) && !file.endsWith(".test.ts")),
    ...filesUnder(join(root, "tests", "build"), (file) => file.endsWith(".ts")),
    join(root, "tests", "tsconfig.json"),
    join(root, "tsconfig.base.json"),
    join(root, "pnpm-lock.yaml"),
  ]
  const built = () =>
    readdirSync(packages)
      .filter((folder) => existsSync(join(packages, folder, "package.json")))
      .every((folder) => existsSync(join(packages, folder, "dist")))
  return once("built", () => hashOf(inputs()), built, script("tests/build/build.ts"))
}

const CHECKS = [
  ["format", () => run("oxfmt", ["--check", "."])],
  ["lint", () => run("oxlint", ["--deny-warnings"])],
  ["types", () => run("tsc", ["-p", "tests/tsconfig.json"])],
  ["types of core without Node", () => run("tsc", ["-p", "packages/core/tsconfig.json"])],
  ["dependency rules", script("tests/architecture/check.ts")],
]

function check() {
  const failed = CHECKS.filter(([name, step]) => {
    const began = Date.now()
    const broken = step() !== 0
    console.error(`${broken ? "✗" : "✓"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
    return broken
  })
  return failed.length === 0 ? 0 : 1
}

/** The same content is always tried with the same values, and every other content with others. */
function seedOfContent() {
  const folders = ["packages", "examples", "tests"].map((name) => join(root, name))
  const sources = folders.flatMap((folder) => filesUnder(folder, (file) => file.endsWith(".ts")))
  return String(Number.parseInt(hashOf(sources).slice(0, 8), 16))
}

function test() {
  if (check() !== 0) fail("The checks above failed, so the tests were not run.")
  if (build() !== 0) fail("The packages do not build, so the tests were not run.")
  process.env.PROPERTY_SEED ??= seedOfContent()
  console.error(`Properties draw from PROPERTY_SEED=${process.env.PROPERTY_SEED}.`)
  const status = run("vitest", ["run", "--config", "tests/vitest.config.ts", ...rest])
  if (status === BROKEN_OFF) fail("The tests were broken off.")
  return status
}

const COMMANDS = {
  demo: script("examples/bulletin/src/main.ts", ...rest),
  test,
  unit: () => run("vitest", ["run", "--config", "tests/vitest.config.ts", ...rest]),
  check,
  build,
  format: () => run("oxfmt", ["."]),
  bench: script("tests/bench/main.ts", ...rest),
}

const chosen = COMMANDS[command]
if (chosen === undefined) fail(`Unknown command "${command}". Known: ${Object.keys(COMMANDS).join(", ")}.`)
process.exit(chosen())

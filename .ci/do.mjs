// Runs a root command (`npm test`, `npm run demo`, …) on a machine that has only Node and npm.
//
// It installs what the lock file names when that changed, puts a Node that is recent enough first in
// the PATH, and starts the steps of the command one after the other. It uses nothing but Node 20.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const cache = join(root, "node_modules", ".cache", "onevisit")
const [command = "", ...rest] = process.argv.slice(2)
const NEEDED = [22, 19]

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

/** Runs `work` unless it already succeeded on the same content; `work` may change that content itself. */
function once(name, contentHash, work) {
  const marker = join(cache, name)
  if (existsSync(marker) && readFileSync(marker, "utf8") === contentHash()) return
  work()
  mkdirSync(cache, { recursive: true })
  writeFileSync(marker, contentHash())
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

function fail(message) {
  console.error(message)
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
  return done.status ?? 1
}

let environmentPath = process.env.PATH ?? ""

function setUp() {
  once(
    "installed",
    () => hashOf(manifests()),
    () => {
      console.error("Installing what the lock file names …")
      const frozen =
        process.env.CI || command === "test" || command === "demo"
          ? ["--frozen-lockfile"]
          : ["--no-frozen-lockfile"]
      if (
        run(
          "npx",
          ["--yes", "pnpm@12", "install", ...(existsSync(join(root, "pnpm-lock.yaml")) ? frozen : [])],
          { quiet: true },
        ) !== 0
      ) {
        fail("The install failed. The npm registry must be reachable once; after that no network is needed.")
      }
    },
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
  const sources = filesUnder(
    join(root, "packages"),
    (file) => /\.(ts|json)$/.test(file) && !/\.test\.ts$/.test(file),
  )
  let status = 0
  once(
    "built",
    () => hashOf(sources),
    () => {
      status = run(node, [...fromSource, join(root, "tests", "build", "build.ts")])
      if (status !== 0) process.exit(status)
    },
  )
  return status
}

const CHECKS = [
  ["format", () => run("oxfmt", ["--check", "."])],
  ["lint", () => run("oxlint", ["--deny-warnings"])],
  ["types", () => run("tsc", ["-p", "tests/tsconfig.json"])],
  ["types of core without Node", () => run("tsc", ["-p", "packages/core/tsconfig.json"])],
  ["dependency rules", script("tests/architecture/check.ts")],
]

function check() {
  for (const [name, step] of CHECKS) {
    if (step() !== 0) {
      console.error(`\n✗ ${name}`)
      return 1
    }
    console.error(`✓ ${name}`)
  }
  return 0
}

function test() {
  if (check() !== 0 || build() !== 0) {
    console.log("0 passed, 1 failed")
    return 1
  }
  return run("vitest", ["run", "--config", "tests/vitest.config.ts", ...rest])
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
if (command === "demo" && !existsSync(statPath("examples/bulletin/src/main.ts")))
  fail("examples/bulletin is missing.")
process.exit(chosen())

function statPath(path) {
  const full = join(root, path)
  return existsSync(full) && statSync(full).isFile() ? full : ""
}

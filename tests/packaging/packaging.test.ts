import { execFileSync } from "node:child_process"
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  readManifest,
  readPackages,
  SOURCE_CONDITION,
  workspaceRoot,
  type Manifest,
} from "../build/workspace.ts"
import { composeProject, listTarball } from "./pack.ts"

const packages = readPackages()
const specifiers = packages.flatMap(({ manifest }) =>
  Object.keys(manifest.exports ?? {})
    .filter((subpath) => subpath !== "./package.json")
    .map((subpath) => manifest.name + subpath.slice(1)),
)
let project = ""

beforeAll(() => {
  project = composeProject(packages)
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

const installed = (folder: string) => join(project, "node_modules", "@onevisit", folder)

describe.each(packages.map(({ folder }) => folder))("the tarball of %s", (folder) => {
  const manifest = (): Manifest => readManifest(join(installed(folder), "package.json"))

  it("holds dist, package.json, LICENSE and README.md, and no test", () => {
    const [tarball = ""] = globSync(`tarballs/onevisit-${folder}-[0-9]*.tgz`, { cwd: project })
    const files = listTarball(join(project, tarball))
    expect(
      files.filter((path) => !/^(dist\/.*\.(js|d\.ts)|package\.json|LICENSE|README\.md)$/.test(path)),
    ).toEqual([])
    expect(files.filter((path) => /\.(test|fixture|bench)\./.test(path))).toEqual([])
    expect(files).toContain("LICENSE")
  })

  it("asks for versions and not for the workspace, and runs nothing when it is installed", () => {
    const { dependencies, peerDependencies, scripts, sideEffects, type } = manifest()
    const ranges = Object.values({ ...dependencies, ...peerDependencies })
    expect(ranges.filter((range) => !/^[\^~]?\d+\.\d+\.\d+/.test(range))).toEqual([])
    expect({ scripts, sideEffects, type }).toEqual({ scripts: undefined, sideEffects: false, type: "module" })
  })

  it("names neither its sources nor the machine it was built on", () => {
    const texts = globSync("**/*.{js,ts,json}", { cwd: installed(folder) }).map((path) => {
      const text = readFileSync(join(installed(folder), path), "utf8")
      const offends =
        text.includes(SOURCE_CONDITION) ||
        text.includes(workspaceRoot) ||
        /["']\.[^"']*(?<!\.d)\.ts["']/.test(text)
      return offends ? path : ""
    })
    expect(texts.filter((path) => path !== "")).toEqual([])
  })
})

describe("a project with the tarballs installed", () => {
  it("imports and requires every entry, and gets the same names both ways", () => {
    const loaded = load([])
    expect(Object.keys(loaded)).toEqual(specifiers)
    for (const specifier of specifiers)
      expect([specifier, loaded[specifier]?.required]).toEqual([specifier, loaded[specifier]?.imported])
    expect(loaded["@onevisit/core/time"]?.imported).toContain("plainDate")
  })

  it("does so too when it sets the condition that leads to our sources", () => {
    expect(load([`--conditions=${SOURCE_CONDITION}`])).toEqual(load([]))
  })

  it("cannot reach what is no entry", () => {
    const reach = (specifier: string) => () =>
      run(["-e", `import("${specifier}").catch(() => process.exit(9))`])
    expect(reach("@onevisit/core/time")).not.toThrow()
    expect(reach("@onevisit/core/dist/time/index.js")).toThrow()
    expect(reach("@onevisit/core/time/plain-date")).toThrow()
  })

  it.each([
    ["NodeNext", ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext, "ts"],
    ["NodeNext from CommonJS", ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext, "cts"],
    ["bundler", ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler, "ts"],
  ])("finds sound types by %s resolution", (_, module, moduleResolution, ending) => {
    const lines = specifiers.map((specifier, index) => importLine(specifier, index, ending))
    const file = join(project, `types-${moduleResolution}.${ending}`)
    writeFileSync(file, [...lines, "const wrong: 1 = 2", "export { wrong }"].join("\n"))
    const program = ts.createProgram([file], {
      module,
      moduleResolution,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      types: ["node"],
      typeRoots: [join(workspaceRoot, "node_modules", "@types")],
      strict: true,
      noEmit: true,
    })
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(project.replaceAll("\\", "/")))
    expect(ours.length).toBeGreaterThan(specifiers.length)
    const problems: ts.Diagnostic[] = []
    for (const source of ours) {
      problems.push(...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source))
    }
    // The last but one line is wrong on purpose: types that are not looked at would not complain.
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([
      "Type '2' is not assignable to type '1'.",
    ])
  })
})

interface Loaded {
  readonly imported: readonly string[]
  readonly required: readonly string[]
}

function load(flags: readonly string[]): Readonly<Record<string, Loaded>> {
  const script = `
    import { createRequire } from "node:module"
    const require = createRequire(import.meta.url)
    const loaded = {}
    for (const specifier of ${JSON.stringify(specifiers)}) {
      const required = Object.keys(require(specifier)).filter((name) => name !== "__esModule")
      loaded[specifier] = { required, imported: Object.keys(await import(specifier)) }
    }
    console.log(JSON.stringify(loaded))`
  writeFileSync(join(project, "load.mjs"), script)
  return JSON.parse(run([...flags, "load.mjs"])) as Record<string, Loaded>
}

function run(args: readonly string[]): string {
  const env = { ...process.env, NODE_OPTIONS: "" }
  return execFileSync(process.execPath, args, {
    cwd: project,
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "pipe"],
  })
}

function importLine(specifier: string, index: number, ending: string): string {
  const name = `entry${index}`
  return ending === "cts"
    ? `import ${name} = require("${specifier}")\nvoid ${name}`
    : `import * as ${name} from "${specifier}"\nvoid ${name}`
}

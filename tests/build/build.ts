// Builds every package into its dist/: JavaScript by tsup, declarations by TypeScript.
//
// `exports` in a package.json decides the entries; each comes out where it promises. Dependencies are
// never bundled; code that several entries share lands in chunks. Sources refer to each other through
// the source condition, so no package has to be built before another.
import { existsSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import { build } from "tsup"
import { composeDeclarations, writeDeclarations } from "./declarations.ts"
import { entriesOf, readPackages, workspaceRoot, type WorkspacePackage } from "./workspace.ts"

const packages = readPackages()
for (const each of packages) rmSync(join(each.path, "dist"), { recursive: true, force: true })
const declarations = composeDeclarations(packages)
writeDeclarations(declarations)
const problems = [...packages.flatMap(missingEntries), ...declarations.problems]
for (const each of packages) await compile(each)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function missingEntries(each: WorkspacePackage): readonly string[] {
  return entriesOf(each)
    .filter(({ source }) => !existsSync(source))
    .map(({ source, subpath }) => {
      const manifest = join("packages", each.folder, "package.json")
      return `${manifest} exports ${subpath} from ${relative(workspaceRoot, source)}, which does not exist.`
    })
}

async function compile(each: WorkspacePackage): Promise<void> {
  const present = entriesOf(each).filter(({ source }) => existsSync(source))
  await build({
    entry: Object.fromEntries(present.map(({ output, source }) => [output, source])),
    outDir: join(each.path, "dist"),
    format: "esm",
    target: "node22",
    platform: "node",
    // tsup reads the manifest beside it to learn what is a dependency; here nothing by name is bundled.
    skipNodeModulesBundle: true,
    // `node:sqlite` has no name without the prefix.
    removeNodeProtocol: false,
    splitting: true,
    clean: false,
    dts: false,
    config: false,
    silent: true,
    tsconfig: join(each.path, "tsconfig.json"),
  })
}

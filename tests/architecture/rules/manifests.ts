// What a package.json of ours says: how it is published, and that it asks for what its sources import.
import { JOINING_PACKAGES, knowsCoreAlone } from "../layout.ts"
import { importsOf } from "../imports.ts"
import { manifestOf, packageFolders } from "../scan.ts"
import { placedFiles, type Rule } from "../rule.ts"
import type { Manifest } from "../../build/workspace.ts"

const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall", "prepare", "prepublish"]

export const manifestsPublish: Rule = {
  id: "manifest-shape",
  sentence:
    "A package is @onevisit/<folder>, MIT, an ES module without side effects, and runs nothing when it is installed.",
  *check(scan) {
    for (const folder of packageFolders(scan)) {
      const manifest = manifestOf(scan, folder)
      for (const what of shapeFaults(manifest, folder))
        yield { path: `packages/${folder}/package.json`, line: 1, what }
    }
  },
}

export const manifestsKnowCore: Rule = {
  id: "manifest-direction",
  sentence:
    "Adapters, china, catalogue-files and testkit ask of our packages for core alone, as a peer; district depends on core alone; core on none.",
  *check(scan) {
    for (const folder of packageFolders(scan)) {
      if (JOINING_PACKAGES.includes(folder)) continue
      const { dependencies, peerDependencies } = manifestOf(scan, folder)
      const allowed = {
        dependencies: folder === "district" ? ["@onevisit/core"] : [],
        peerDependencies: knowsCoreAlone(folder) ? ["@onevisit/core"] : [],
      }
      for (const [kind, asked] of Object.entries({ dependencies, peerDependencies })) {
        const fit = allowed[kind as keyof typeof allowed]
        for (const name of Object.keys(asked ?? {})) {
          if (name.startsWith("@onevisit/") && !fit.includes(name))
            yield { path: `packages/${folder}/package.json`, line: 1, what: `has ${name} among its ${kind}` }
        }
      }
    }
  },
}

export const importsAreDeclared: Rule = {
  id: "declared-dependency",
  sentence:
    "What a source imports stands in the dependencies or peers of its package; devDependencies are for tests.",
  *check(scan) {
    for (const [file, { pack, test }] of placedFiles(scan)) {
      if (pack === undefined) continue
      const { dependencies, devDependencies, name, peerDependencies } = manifestOf(scan, pack)
      const declared = { ...dependencies, ...peerDependencies, ...(test ? devDependencies : {}) }
      for (const { line, npm, specifier } of importsOf(file)) {
        if (npm !== undefined && npm !== name && !(npm in declared))
          yield { path: file.path, line, what: `imports "${specifier}", which package.json does not declare` }
      }
    }
  },
}

function* shapeFaults(manifest: Manifest, folder: string): Iterable<string> {
  if (manifest.name !== `@onevisit/${folder}`) yield `is named "${manifest.name}"`
  if (manifest.license !== "MIT") yield "does not say MIT"
  if (manifest.type !== "module") yield 'does not say "type": "module"'
  if (manifest.sideEffects !== false) yield 'does not say "sideEffects": false'
  for (const script of INSTALL_SCRIPTS)
    if (manifest.scripts?.[script] !== undefined) yield `has the script ${script}`
}

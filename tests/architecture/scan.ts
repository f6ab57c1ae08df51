// What the rules look at: every text file that is or may be committed, parsed once when it is asked for.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { composeDeclarations } from "../build/declarations.ts"
import { readPackages, workspaceRoot, type Manifest } from "../build/workspace.ts"

/** A text file by its path from the root, with `/` between folders on every system. */
export interface ScannedFile {
  readonly path: string
  readonly text: string
}

/** All files, and the declarations that the build would write. A change makes another scan. */
export interface Scan {
  readonly files: ReadonlyMap<string, ScannedFile>
  /** Those of district, by path from `packages/`: `district/dist/index.d.ts`. */
  declarations(): ReadonlyMap<string, string>
}

/** Scans the working tree: what git tracks and what it would take in, ignored files left out. */
export function readScan(root: string = workspaceRoot): Scan {
  const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  })
  const files = new Map<string, ScannedFile>()
  for (const path of listed.split("\0")) {
    if (path === "" || !existsSync(join(root, path))) continue
    const text = readFileSync(join(root, path), "utf8")
    if (!text.includes("\0")) files.set(path, { path, text })
  }
  let declarations: ReadonlyMap<string, string> | undefined
  const district = () => readPackages(root).filter(({ folder }) => folder === "district")
  return { files, declarations: () => (declarations ??= composeDeclarations(district()).files) }
}

/** The scan as it would be with one file added or replaced. */
export function withFile(scan: Scan, path: string, text: string): Scan {
  return { ...scan, files: new Map(scan.files).set(path, { path, text }) }
}

/** The scan as it would be if the build wrote one declaration otherwise. */
export function withDeclaration(scan: Scan, path: string, text: string): Scan {
  return { ...scan, declarations: () => new Map(scan.declarations()).set(path, text) }
}

const parsed = new WeakMap<ScannedFile, ts.SourceFile>()

/** The syntax tree of a TypeScript file, with parents set. */
export function syntaxOf(file: ScannedFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true)
  parsed.set(file, source)
  return source
}

/** The line of a position, counted from 1. */
export function lineAt(file: ScannedFile, position: number): number {
  return file.text.slice(0, position).split("\n").length
}

/** The manifest of a package; one that does not parse counts as empty, for npm tells that better. */
export function manifestOf(scan: Scan, folder: string): Manifest {
  try {
    return JSON.parse(scan.files.get(`packages/${folder}/package.json`)?.text ?? "") as Manifest
  } catch {
    return { name: "" }
  }
}

/** The folders under `packages/` that hold a file. */
export function packageFolders(scan: Scan): readonly string[] {
  const folders = [...scan.files.keys()].map((path) => /^packages\/([^/]+)\//.exec(path)?.[1])
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort()
}

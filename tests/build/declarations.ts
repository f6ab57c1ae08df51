// Emits the .d.ts files of all packages from one TypeScript program.
//
// tsup would bundle declarations with one more program for each package, which took several times as
// long, and a bundled declaration loses the file in which a name stands. TypeScript leaves the `.ts`
// ending of relative imports as it is in declarations, so that is turned into `.js` on the way out.
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve, sep } from "node:path"
import ts from "typescript"
import { entriesOf, workspaceRoot, type WorkspacePackage } from "./workspace.ts"

export interface Declarations {
  /** The text of each file, by its path from `packages/`: `core/dist/time/index.d.ts`. */
  readonly files: ReadonlyMap<string, string>
  /** TypeScript's complaints, formatted. */
  readonly problems: readonly string[]
}

/** The declarations of `packages`, not yet written. Entries whose source does not exist are left out. */
export function composeDeclarations(packages: readonly WorkspacePackage[]): Declarations {
  const roots = packages
    .flatMap((each) => entriesOf(each).map(({ source }) => source))
    .filter((source) => existsSync(source))
  const program = ts.createProgram(roots, declarationOptions())
  const files = new Map<string, string>()
  const problems: ts.Diagnostic[] = [...program.getGlobalDiagnostics(), ...program.getOptionsDiagnostics()]
  for (const { folder, path } of packages) {
    const home = join(path, "src") + sep
    for (const source of program
      .getSourceFiles()
      .filter(({ fileName }) => resolve(fileName).startsWith(home))) {
      const emitted = program.emit(source, (file, text) => {
        const target = `${folder}/dist/${relative(home, resolve(file)).split(sep).join("/")}`
        files.set(target, javascriptEndings(text))
      })
      problems.push(...emitted.diagnostics)
    }
  }
  return { files, problems: problems.map((each) => ts.formatDiagnostic(each, formatHost)) }
}

/** Writes declarations beside the JavaScript of their packages. */
export function writeDeclarations({ files }: Declarations): void {
  for (const [path, text] of files) {
    const target = join(workspaceRoot, "packages", path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

function declarationOptions(): ts.CompilerOptions {
  const file = join(workspaceRoot, "tests", "tsconfig.json")
  const config = ts.getParsedCommandLineOfConfigFile(
    file,
    { noEmit: false, declaration: true, emitDeclarationOnly: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  if (config === undefined) throw new Error(`${file} does not read.`)
  return config.options
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => workspaceRoot,
  getNewLine: () => "\n",
}

/** `./term.ts` becomes `./term.js` wherever a declaration imports, re-exports or names a type by its module. */
function javascriptEndings(declaration: string): string {
  let text = declaration
  for (const { fileName, pos } of ts.preProcessFile(declaration).importedFiles) {
    if (!/^\.\.?\//.test(fileName) || !fileName.endsWith(".ts") || fileName.endsWith(".d.ts")) continue
    // Both endings are of one length, so positions hold.
    const ending = text.indexOf(fileName, pos) + fileName.length - 3
    text = `${text.slice(0, ending)}.js${text.slice(ending + 3)}`
  }
  return text
}

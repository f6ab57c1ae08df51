// Emits the .d.ts files of all packages from one TypeScript program.
//
// tsup would bundle declarations with one more program for each package, which took several times as
// long, and a bundled declaration loses the file in which a name stands. TypeScript leaves the `.ts`
// ending of relative imports as it is in declarations, so that is turned into `.js` on the way out.
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, relative, sep } from "node:path"
import ts from "typescript"
import { entriesOf, workspaceRoot, type WorkspacePackage } from "./workspace.ts"

/**
 * Writes the declarations of `packages` to `<outDir>/<folder>/dist`, with the packages' own folders as
 * the default. Returns TypeScript's complaints, formatted; none means that everything was written.
 */
export function emitDeclarations(
  packages: readonly WorkspacePackage[],
  outDir: string = join(workspaceRoot, "packages"),
): readonly string[] {
  const roots = packages
    .flatMap((each) => entriesOf(each).map(({ source }) => source))
    .filter((source) => existsSync(source))
  const program = ts.createProgram(roots, declarationOptions())
  const wanted = new Map(packages.map(({ folder, path }) => [join(path, "src") + sep, folder]))
  const emitted = program.emit(undefined, (file, text) => {
    for (const [source, folder] of wanted) {
      if (!file.startsWith(source)) continue
      const target = join(outDir, folder, "dist", relative(source, file))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, javascriptEndings(text))
    }
  })
  return [...program.getGlobalDiagnostics(), ...program.getOptionsDiagnostics(), ...emitted.diagnostics].map(
    (each) => ts.formatDiagnostic(each, formatHost),
  )
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

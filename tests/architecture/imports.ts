// The imports of a file, of every form: static, type-only, re-exported, dynamic, in a type, by require.
import { builtinModules } from "node:module"
import { posix } from "node:path"
import ts from "typescript"
import { lineAt, syntaxOf, type ScannedFile } from "./scan.ts"

export interface Import {
  readonly specifier: string
  readonly line: number
  /** Whether nothing of it remains when types are stripped. */
  readonly typeOnly: boolean
  /** The path from the root that a relative specifier leads to. */
  readonly target?: string
  /** The npm package of a specifier by name: `effect`, `@onevisit/core`. */
  readonly npm?: string
  /** Whether it is a module of Node. */
  readonly node: boolean
}

const found = new WeakMap<ScannedFile, readonly Import[]>()
const builtins = new Set(builtinModules)

/** Every import of a TypeScript file, in order. */
export function importsOf(file: ScannedFile): readonly Import[] {
  const known = found.get(file)
  if (known !== undefined) return known
  const imports: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) imports.push(describe(file, specifier, isTypeOnly(node)))
    ts.forEachChild(node, visit)
  }
  visit(syntaxOf(file))
  found.set(file, imports)
  return imports
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const written = specifierNode(node)
  return written !== undefined && ts.isStringLiteralLike(written) ? written : undefined
}

function specifierNode(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
  if (ts.isExternalModuleReference(node)) return node.expression
  if (!ts.isCallExpression(node)) return undefined
  const { expression } = node
  const calls = expression.kind === ts.SyntaxKind.ImportKeyword
  const requires = ts.isIdentifier(expression) && expression.text === "require"
  return calls || requires ? node.arguments[0] : undefined
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause
    return node.isTypeOnly || allTypes(named !== undefined && ts.isNamedExports(named) ? named.elements : [])
  }
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false
  const { name, namedBindings, phaseModifier } = node.importClause
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  return (
    name === undefined &&
    allTypes(namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [])
  )
}

function allTypes(specifiers: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return specifiers.length > 0 && specifiers.every(({ isTypeOnly: typed }) => typed)
}

function describe(file: ScannedFile, node: ts.StringLiteralLike, typeOnly: boolean): Import {
  const specifier = node.text
  const place = { specifier, line: lineAt(file, node.getStart()), typeOnly }
  if (specifier.startsWith(".")) {
    return { ...place, node: false, target: posix.join(posix.dirname(file.path), specifier) }
  }
  const [scope = "", name = ""] = specifier.split("/")
  if (specifier.startsWith("node:") || builtins.has(specifier)) return { ...place, node: true }
  return { ...place, node: false, npm: scope.startsWith("@") ? `${scope}/${name}` : scope }
}

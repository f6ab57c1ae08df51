// The root of district is for Promise users: what it exports names no effect, however deep its types reach.
//
// Read from the declarations that the build writes, for an inferred return type stands only there. An
// exported name is followed through the declarations it mentions, file by file inside district.
import { posix } from "node:path"
import ts from "typescript"
import { isPureEffect } from "./core-purity.ts"
import type { Offence, Rule } from "../rule.ts"
import { lineAt, syntaxOf, type Scan, type ScannedFile } from "../scan.ts"

const ROOT = "district/dist/index.d.ts"

export const rootNamesNoEffect: Rule = {
  id: "promise-facade",
  sentence:
    "The root of @onevisit/district names no type of effect but its pure modules: /effect is the way in for those.",
  check(scan) {
    const walk: Walk = { scan, files: new Map(), seen: new Set(), offences: [] }
    follow(walk, ROOT, "*")
    return walk.offences
  },
}

interface Walk {
  readonly scan: Scan
  readonly files: Map<string, Names | undefined>
  readonly seen: Set<string>
  readonly offences: Offence[]
}

/** The names of one declaration file: its own, and those it brings in from elsewhere. */
interface Names {
  readonly file: ScannedFile
  readonly own: ReadonlyMap<string, readonly ts.Node[]>
  /** By local name: the module, and the name there (`*` for all of it). */
  readonly brought: ReadonlyMap<string, Source>
  /** By exported name: the local name, or the module it is passed on from. */
  readonly exported: ReadonlyMap<string, string | Source>
  readonly passedOn: readonly string[]
}
type Source = readonly [specifier: string, name: string]

function follow(walk: Walk, path: string, name: string): void {
  const key = `${path}#${name}`
  if (walk.seen.has(key)) return
  walk.seen.add(key)
  const names = namesOf(walk, path)
  if (names === undefined) return
  for (const specifier of names.passedOn) enter(walk, names, [specifier, name], undefined)
  for (const [exported, from] of names.exported) {
    if (name !== "*" && name !== exported) continue
    if (typeof from === "string") followLocal(walk, names, from)
    else enter(walk, names, from, undefined)
  }
}

function followLocal(walk: Walk, names: Names, local: string): void {
  const key = `${names.file.path}#local ${local}`
  if (walk.seen.has(key)) return
  walk.seen.add(key)
  const source = names.brought.get(local)
  if (source !== undefined) return enter(walk, names, source, undefined)
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.brought.has(node.text)) {
      enter(walk, names, names.brought.get(node.text) ?? ["", ""], node)
    } else if (ts.isIdentifier(node) && names.own.has(node.text)) followLocal(walk, names, node.text)
    if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      enter(walk, names, [node.argument.literal.text, node.qualifier?.getText().split(".")[0] ?? "*"], node)
    }
    ts.forEachChild(node, visit)
  }
  for (const node of names.own.get(local) ?? []) visit(node)
}

function enter(walk: Walk, { file }: Names, [specifier, name]: Source, at: ts.Node | undefined): void {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, ".d.ts")
    return follow(walk, target, name)
  }
  if (!/^effect(\/|$)/.test(specifier) || isPureEffect(specifier)) return
  const line = at === undefined ? 1 : lineAt(file, at.getStart())
  walk.offences.push({ path: `packages/${file.path}`, line, what: `names ${name} of "${specifier}"` })
}

function namesOf(walk: Walk, path: string): Names | undefined {
  if (walk.files.has(path)) return walk.files.get(path)
  const text = walk.scan.declarations().get(path)
  const names = text === undefined ? undefined : readNames({ path, text })
  walk.files.set(path, names)
  return names
}

function readNames(file: ScannedFile): Names {
  const own = new Map<string, ts.Node[]>()
  const brought = new Map<string, Source>()
  const exported = new Map<string, string | Source>()
  const passedOn: string[] = []
  for (const node of syntaxOf(file).statements) {
    if (ts.isImportDeclaration(node)) readImport(node, brought)
    else if (ts.isExportDeclaration(node)) readExport(node, exported, passedOn)
    else {
      for (const name of declaredNames(node)) {
        own.set(name, [...(own.get(name) ?? []), node])
        if (isExported(node)) exported.set(name, name)
      }
    }
  }
  return { file, own, brought, exported, passedOn }
}

function readImport(
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  brought: Map<string, Source>,
): void {
  const specifier = textOf(moduleSpecifier)
  const bindings = importClause?.namedBindings
  if (importClause?.name !== undefined) brought.set(importClause.name.text, [specifier, "default"])
  if (bindings === undefined) return
  if (ts.isNamespaceImport(bindings)) brought.set(bindings.name.text, [specifier, "*"])
  else
    for (const { name, propertyName } of bindings.elements)
      brought.set(name.text, [specifier, (propertyName ?? name).text])
}

function readExport(
  node: ts.ExportDeclaration,
  exported: Map<string, string | Source>,
  passedOn: string[],
): void {
  const specifier = node.moduleSpecifier === undefined ? undefined : textOf(node.moduleSpecifier)
  const clause = node.exportClause
  if (clause === undefined) passedOn.push(specifier ?? "")
  else if (ts.isNamespaceExport(clause)) exported.set(clause.name.text, [specifier ?? "", "*"])
  else {
    for (const { name, propertyName } of clause.elements) {
      const original = (propertyName ?? name).text
      exported.set(name.text, specifier === undefined ? original : [specifier, original])
    }
  }
}

function declaredNames(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText())
  const named = node as ts.Statement & { readonly name?: ts.Node }
  return named.name === undefined ? [] : [named.name.getText()]
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function textOf(node: ts.Expression): string {
  return ts.isStringLiteral(node) ? node.text : ""
}

// Core computes from what it is handed: no Node, no clock, no chance, no effects.
import ts from "typescript"
import { importRule, placedFiles, type Rule } from "../rule.ts"
import { lineAt, syntaxOf, type ScannedFile } from "../scan.ts"

const NPM: ReadonlySet<string> = new Set(["effect", "zod", "ts-pattern"])
/** The modules of effect that only compute. */
const PURE_EFFECT: ReadonlySet<string> = new Set([
  "Array",
  "Function",
  "Option",
  "Order",
  "Predicate",
  "Result",
])
const OUTSIDE: ReadonlySet<string> = new Set([
  "Date",
  "console",
  "process",
  "crypto",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "performance",
  "fetch",
  "globalThis",
])

/** Whether a module of effect only computes. */
export const isPureEffect = (specifier: string): boolean =>
  PURE_EFFECT.has(specifier.replace(/^effect\//, ""))

export const coreUsesThree = importRule(
  "core-npm",
  "Core uses from npm only effect, zod and ts-pattern.",
  ({ npm }, { pack, test }) => pack === "core" && !test && npm !== undefined && !NPM.has(npm),
)

export const coreUsesNoNode = importRule(
  "core-no-node",
  "Core uses no module of Node: what a function needs is handed to it.",
  ({ node }, { pack, test }) => pack === "core" && !test && node,
)

export const effectsInDistrict = importRule(
  "effect-in-district",
  "Only district runs effects; elsewhere effect is its pure modules by name, as effect/Result, never the barrel.",
  ({ npm, specifier }, { pack, test }) =>
    npm === "effect" &&
    pack !== undefined &&
    pack !== "district" &&
    !test &&
    !isPureEffect(specifier) &&
    !isUnstable(specifier),
)

export const unstableInCluster = importRule(
  "effect-unstable",
  "The unstable modules of effect stay inside cluster.",
  ({ npm, specifier }, { pack }) => npm === "effect" && pack !== "cluster" && isUnstable(specifier),
)

export const zodInSchemas = importRule(
  "zod-in-schemas",
  "Zod is imported only in schema.ts and *.schema.ts.",
  ({ npm }, { pack, test }, { path }) =>
    npm === "zod" && pack !== undefined && !test && !/(^|[./])schema\.ts$/.test(path),
)

export const coreReadsNothingAmbient: Rule = {
  id: "core-ambient",
  sentence: "Core asks no clock, no chance and no host: now, ids and randomness are handed to it.",
  *check(scan) {
    for (const [file, { pack, test }] of placedFiles(scan)) {
      if (pack !== "core" || test) continue
      for (const node of ambientNodes(file))
        yield { path: file.path, line: lineAt(file, node.getStart()), what: `uses ${node.getText()}` }
    }
  },
}

function isUnstable(specifier: string): boolean {
  return specifier.startsWith("effect/unstable")
}

const ambient = new WeakMap<ScannedFile, readonly ts.Node[]>()

function ambientNodes(file: ScannedFile): readonly ts.Node[] {
  const known = ambient.get(file)
  if (known !== undefined) return known
  const own = new Set<string>()
  const seen: ts.Identifier[] = []
  const random: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && OUTSIDE.has(node.text)) {
      if (isBinding(node)) own.add(node.text)
      else if (isUse(node)) seen.push(node)
    }
    if (isMathRandom(node)) random.push(node)
    ts.forEachChild(node, visit)
  }
  visit(syntaxOf(file))
  const nodes = [...seen.filter(({ text }) => !own.has(text)), ...random]
  ambient.set(file, nodes)
  return nodes
}

function isMathRandom(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return node.expression.getText() === "Math" && node.name.text === "random"
  if (ts.isElementAccessExpression(node)) return node.expression.getText() === "Math"
  // `const { random } = Math`
  return (
    ts.isVariableDeclaration(node) &&
    ts.isObjectBindingPattern(node.name) &&
    node.initializer?.getText() === "Math"
  )
}

/** Whether an identifier gives a name of the file's own: the file then means its own by it. */
function isBinding(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    ((ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
      parent.name === node) ||
    ((ts.isFunctionDeclaration(parent) || ts.isClassDeclaration(parent)) && parent.name === node) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent)
  )
}

/** Whether an identifier stands for a value or a type, and is not the name of a member. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isQualifiedName(parent)) return parent.left === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  if (ts.isPropertyDeclaration(parent) || ts.isEnumMember(parent)) return parent.initializer === node
  return !(
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isGetAccessor(parent) ||
    ts.isSetAccessor(parent) ||
    ts.isNamedTupleMember(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isLabeledStatement(parent)
  )
}

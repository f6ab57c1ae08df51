// No circles, neither between the files of a package nor between packages.
import { importsOf } from "../imports.ts"
import { manifestOf, packageFolders, type Scan } from "../scan.ts"
import { placedFiles, type Offence, type Rule } from "../rule.ts"

interface Edge {
  readonly to: string
  readonly path: string
  readonly line: number
}
type Graph = ReadonlyMap<string, readonly Edge[]>

export const noFileCycles: Rule = {
  id: "file-cycle",
  sentence:
    "The files of a package do not import each other in a circle; imports of types alone do not count.",
  check: (scan) => circles(fileGraph(scan)),
}

export const noPackageCycles: Rule = {
  id: "package-cycle",
  sentence:
    "Packages do not depend on each other in a circle, neither by their manifests nor by their imports.",
  check: (scan) => circles(packageGraph(scan)),
}

function fileGraph(scan: Scan): Graph {
  const graph = new Map<string, readonly Edge[]>()
  for (const [file] of placedFiles(scan)) {
    const edges: Edge[] = []
    for (const { line, target, typeOnly } of importsOf(file)) {
      if (target !== undefined && !typeOnly) edges.push({ to: target, path: file.path, line })
    }
    graph.set(file.path, edges)
  }
  return graph
}

function packageGraph(scan: Scan): Graph {
  const graph = new Map<string, Edge[]>()
  for (const folder of packageFolders(scan)) {
    const { dependencies, peerDependencies } = manifestOf(scan, folder)
    const path = `packages/${folder}/package.json`
    const declared = Object.keys({ ...dependencies, ...peerDependencies })
    graph.set(
      `@onevisit/${folder}`,
      declared.map((to) => ({ to, path, line: 1 })),
    )
  }
  for (const [file, { pack, test }] of placedFiles(scan)) {
    if (pack === undefined || test) continue
    for (const { line, npm } of importsOf(file)) {
      if (npm !== undefined) graph.get(`@onevisit/${pack}`)?.push({ to: npm, path: file.path, line })
    }
  }
  return graph
}

/** Each circle once, at the edge that closes it. */
function* circles(graph: Graph): Iterable<Offence> {
  const done = new Set<string>()
  const trail: string[] = []
  function* walk(node: string): Iterable<Offence> {
    trail.push(node)
    for (const { line, path, to } of graph.get(node) ?? []) {
      const start = trail.indexOf(to)
      if (start >= 0)
        yield { path, line, what: `closes the circle ${[...trail.slice(start), to].join(" → ")}` }
      else if (!done.has(to)) yield* walk(to)
    }
    trail.pop()
    done.add(node)
  }
  for (const node of graph.keys()) if (!done.has(node)) yield* walk(node)
}

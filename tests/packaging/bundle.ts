// Bundles an entry as a browser's or a function's build would, to see what comes along and how much it is.
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import { SOURCE_CONDITION, workspaceRoot } from "../build/workspace.ts"

/** What `@onevisit/core/rules` may be, in thousands of bytes: a quarter above what it was when this was set. */
export const RULES_CEILING_KB = 95

export interface Bundle {
  /** Thousands of bytes, minified and gzipped. */
  readonly kilobytes: number
  /** The files of which something is in it, relative to the root of the workspace. */
  readonly files: readonly string[]
}

/** Everything that an entry exports, with what it needs from npm; `external` names the modules of Node it may ask for. */
export async function bundleEntry(specifier: string, external: readonly string[] = []): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export * from ${JSON.stringify(specifier)}`,
      resolveDir: join(workspaceRoot, "tests"),
    },
    absWorkingDir: workspaceRoot,
    conditions: [SOURCE_CONDITION],
    bundle: true,
    minify: true,
    format: "esm",
    // Neither Node's nor a browser's modules are there: an entry that asks for one does not bundle.
    platform: "neutral",
    target: "es2023",
    external: [...external],
    metafile: true,
    write: false,
    logLevel: "silent",
  })
  const [output] = Object.values(metafile.outputs)
  const files = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path.replaceAll("\\", "/")] : [],
  )
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  return { kilobytes: gzipSync(contents, { level: 9 }).length / 1000, files }
}

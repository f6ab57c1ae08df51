import { build } from "esbuild"
import { basename, join } from "node:path"

/** One file of a program, so that it starts in no time. */
export async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, basename(entry).replace(/\.ts$/, ".mjs"))
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["onevisit-source"],
    // What is written for `require` finds it here.
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    logLevel: "error",
  })
  return outfile
}

// The process in which examples run, one after the other, each in an empty directory. Its parent gets an
// outcome for each; it is started by check-fences.ts.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Outcome, shownFilesOf } from "./outcome.ts"

const [patience = "0", ...files] = process.argv.slice(2)
const scratch = process.cwd()
let strayFailure: unknown

process.on("unhandledRejection", (reason) => (strayFailure = reason))
process.on("uncaughtException", (reason) => (strayFailure = reason))

for (const file of files) {
  process.chdir(mkdtempSync(join(scratch, "example-")))
  strayFailure = undefined
  putShownFiles(file)
  const failure = await run(file)
  await new Promise((resolve) => process.send?.({ file, failure } satisfies Outcome, resolve))
}
process.chdir(scratch)
process.exit(0)

/** Puts the files that the document shows into the example's folder. */
function putShownFiles(example: string): void {
  const shown = shownFilesOf(example)
  if (!existsSync(shown)) return
  const files = JSON.parse(readFileSync(shown, "utf8")) as Record<string, string>
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text)
}

async function run(file: string): Promise<string> {
  const tooLong = new AbortController()
  const clock = setTimeout(() => tooLong.abort(), Number(patience))
  try {
    await Promise.race([import(pathToFileURL(file).href), rejection(tooLong.signal)])
    // Rejections that nobody awaits are known one turn later.
    await new Promise((resolve) => setImmediate(resolve))
    return strayFailure === undefined ? "" : describe(strayFailure)
  } catch (error) {
    return describe(error)
  } finally {
    clearTimeout(clock)
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(`Not done after ${patience} ms.`)))
  })
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : `Threw ${String(thrown)}`
}

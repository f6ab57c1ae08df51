// Runs one bench of one module and sends its measurement to the process that asked: `one.ts <file> <id>`.
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Bench } from "./bench.ts"

const [file = "", id = ""] = process.argv.slice(2)
const { benches } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
  readonly benches: readonly Bench[]
}
const bench = benches.find((one) => one.id === id)
if (bench === undefined) throw new Error(`${file} has no bench "${id}".`)
const measured = await bench.run()
process.send?.(measured, () => process.disconnect())

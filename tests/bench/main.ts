// `npm run bench [-- --only <prefix>]…`: runs the benches that the other modules of this folder export as
// `benches`, prints them and keeps the rows in results.json. Each runs in a process of its own, so that neither what
// others left in memory nor what their code taught the compiler shows in its figures.
//
// A missed goal is shown and does not fail the command, for a machine may be slow; a bench that throws does.
import { fork } from "node:child_process"
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Bench, Measurement } from "./bench.ts"
import { chooseBenches, composeRow, mergeRows, parseOnly, sharedIds, type Row } from "./rows.ts"
import { composeTable } from "./table.ts"

const results = join(import.meta.dirname, "results.json")

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const parsed = parseOnly(words)
  if (typeof parsed === "string") return refuse(parsed)
  const benches = await findBenches()
  const shared = sharedIds(benches)
  if (shared.length > 0) return refuse(`Two benches share an id: ${shared.join(", ")}.`)
  const { chosen, unknown } = chooseBenches(benches, parsed.only)
  if (unknown.length > 0) {
    const known = benches.map(({ id }) => id).join("\n  ")
    return refuse(
      `No bench id starts with ${unknown.map((prefix) => `"${prefix}"`).join(", ")}. Known:\n  ${known}`,
    )
  }
  const fresh: Row[] = []
  const attempted: string[] = []
  let broken = 0
  // A whole run starts afresh, so that rows of benches that are no more do not stay; what it leaves out does.
  const left = new Set(benches.filter((bench) => !chosen.includes(bench)).map(({ id }) => id))
  const old = readRows().filter(({ id }) => parsed.only.length > 0 || left.has(id))
  for (const bench of chosen) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${bench.id} …`)
    attempted.push(bench.id)
    try {
      fresh.push(composeRow(bench, await runApart(bench)))
    } catch (error) {
      broken += 1
      console.error(`${bench.id} broke:`, error)
    }
    writeRows(mergeRows(old, fresh, attempted))
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K")
  console.log(composeTable(mergeRows([], fresh), { coloured: process.stdout.isTTY }))
  console.log(`\n${fresh.filter(({ ok }) => ok).length} of ${chosen.length} goals met`)
  return broken === 0 ? 0 : 1
}

/** A bench and the module that has it. */
interface FoundBench extends Bench {
  readonly file: string
}

async function findBenches(): Promise<readonly FoundBench[]> {
  const programs = new Set(["main.ts", "one.ts"])
  const modules = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !programs.has(file),
  )
  const found: FoundBench[] = []
  for (const file of modules.sort()) {
    const url = pathToFileURL(join(import.meta.dirname, file)).href
    const loaded = (await import(url)) as { readonly benches?: readonly Bench[] }
    found.push(...(loaded.benches ?? []).map((bench) => ({ ...bench, file })))
  }
  return found
}

/** Takes the measurement in a process of its own. What goes wrong there is printed there. */
async function runApart({ file, id }: FoundBench): Promise<Measurement> {
  const child = fork(join(import.meta.dirname, "one.ts"), [file, id], { serialization: "advanced" })
  return new Promise((resolve, reject) => {
    child.once("message", (measured) => resolve(measured as Measurement))
    child.once("error", reject)
    child.once("exit", (code, signal) => reject(new Error(`its process ended early: ${signal ?? code}`)))
  })
}

function readRows(): readonly Row[] {
  return existsSync(results) ? (JSON.parse(readFileSync(results, "utf8")) as readonly Row[]) : []
}

function writeRows(rows: readonly Row[]): void {
  writeFileSync(`${results}.new`, `${JSON.stringify(rows, null, 2)}\n`)
  renameSync(`${results}.new`, results)
}

function refuse(message: string): number {
  console.error(message)
  return 2
}

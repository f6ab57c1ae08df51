// Type-checks examples in one program and runs them in one process of their own, each in a fresh directory.
//
// An example is written to a file of its own, with empty lines before it, so that the lines in complaints
// are the lines of the document.
import { fork } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import ts from "typescript"
import { SOURCE_CONDITION, workspaceRoot } from "../build/workspace.ts"
import type { Fence } from "./fences.ts"
import { type Outcome, shownFilesOf } from "./outcome.ts"

/** What is wrong with an example, by its document and line; without any it holds. */
export type Complaints = ReadonlyMap<Fence, readonly string[]>

/** How long one example may take. */
const PATIENCE_MS = 20_000

/** Checks examples; `folder` names the ignored folder under `tests/.cache` that they are written to. */
export async function checkFences(fences: readonly Fence[], folder: string): Promise<Complaints> {
  const directory = join(workspaceRoot, "tests", ".cache", folder)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const files = new Map(
    fences.map((fence, index) => [fence, join(directory, fileName(fence, index))] as const),
  )
  for (const [{ code, files: shown, line }, file] of files) {
    writeFileSync(file, `${"\n".repeat(line - 1)}${code}\nexport {}\n`)
    if (shown) writeFileSync(shownFilesOf(file), JSON.stringify(shown))
  }
  const complaints = new Map<Fence, string[]>(fences.map((fence) => [fence, []]))
  const byFile = new Map([...files].map(([fence, file]) => [file, fence] as const))
  for (const { file, line, says } of typeErrors([...files.values()])) {
    const fence = byFile.get(file)
    if (fence !== undefined) complaints.get(fence)?.push(`${fence.document}:${line} ${says}`)
  }
  const runnable = fences.filter((fence) => fence.run && complaints.get(fence)?.length === 0)
  const outcomes = await runFiles(runnable.map((fence) => files.get(fence) ?? ""))
  for (const fence of runnable) {
    const file = files.get(fence) ?? ""
    const failure = outcomes.get(file) ?? "The example did not run."
    if (failure !== "")
      complaints.get(fence)?.push(`${fence.document}:${lineIn(failure, file) ?? fence.line} ${failure}`)
  }
  return complaints
}

function fileName({ document, line }: Fence, index: number): string {
  return `${document.replaceAll(/[^A-Za-z0-9]+/g, "-")}-line-${line}-${index}.ts`
}

interface TypeError {
  readonly file: string
  readonly line: number
  readonly says: string
}

function typeErrors(files: readonly string[]): readonly TypeError[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(workspaceRoot, "tests", "tsconfig.json"),
    undefined,
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => {},
    },
  )
  const program = ts.createProgram(files, { ...config?.options, noEmit: true })
  return files.flatMap((file) => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (found) => ({
        file,
        line: (source?.getLineAndCharacterOfPosition(found.start ?? 0).line ?? 0) + 1,
        says: ts.flattenDiagnosticMessageText(found.messageText, "\n"),
      }),
    )
  })
}

/** Runs the files one after the other and answers with what each failed by; an empty text is success. */
async function runFiles(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const outcomes = new Map<string, string>()
  let left = files
  while (left.length > 0) {
    await runInChild(left, outcomes)
    const [ended, ...rest] = left.filter((file) => !outcomes.has(file))
    // The first without an answer ended the process; those behind it get another.
    if (ended !== undefined) outcomes.set(ended, "The example ended the process.")
    left = rest
  }
  return outcomes
}

async function runInChild(files: readonly string[], outcomes: Map<string, string>): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "onevisit-documents-"))
  try {
    const child = fork(join(import.meta.dirname, "run-fences.ts"), [String(PATIENCE_MS), ...files], {
      cwd: scratch,
      execArgv: [`--conditions=${SOURCE_CONDITION}`, "--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    })
    child.on("message", (message) => {
      const { failure, file } = message as Outcome
      outcomes.set(file, failure)
    })
    await new Promise((resolve) => child.once("close", resolve))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The line of the example that a stack trace names. */
function lineIn(failure: string, file: string): number | undefined {
  const at = failure.indexOf(`${file}:`)
  const line = at < 0 ? Number.NaN : Number.parseInt(failure.slice(at + file.length + 1), 10)
  return Number.isNaN(line) ? undefined : line
}

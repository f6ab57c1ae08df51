/** An archive as files in memory, and as the source that an import reads. */
import type { ArchiveSource } from "./check-archive.ts"
import type { ArchiveAnswer } from "./audit.ts"

/** The lines of each file by its name, the manifest last. */
export type Files = Map<string, string[]>

/** Throws where the archive is refused. */
export async function filesOf(answer: ArchiveAnswer): Promise<Files> {
  if (answer.outcome === "refused") throw new Error("The archive is refused.")
  const files: Files = new Map()
  for await (const { line, part } of answer.lines) files.set(part, [...(files.get(part) ?? []), line])
  return files
}

export function sourceOf(files: Files): ArchiveSource {
  return {
    manifest: files.get("manifest.json")?.join("\n") ?? "",
    lines: async function* (part) {
      const lines = files.get(part)
      if (lines === undefined) throw new Error("no such file: SECRET")
      yield* lines
    },
  }
}

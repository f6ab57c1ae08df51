/**
 * Finds identifiers that could belong to somebody: citizen numbers (18 characters, or 15 that expand) and
 * unified social credit codes that are valid under a region that is not a sample. Whatever is found is named
 * by file and line and by its hash, never by its value.
 */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { citizenNumber, creditCode } from "@onevisit/china"
import { normaliseAscii, type CodeScheme } from "@onevisit/core/identity"

/** One identifier found. */
export interface Sighting {
  readonly file: string
  /** Counted from 1; 0 is the file's own name. */
  readonly line: number
  readonly scheme: string
  readonly sha256: string
}

/** All identifiers in files below a folder that are valid under a real region, allowed or not. */
export function scanFiles(root: string, files: readonly string[]): readonly Sighting[] {
  return files.flatMap((file) => {
    const lines = [file, ...contentOf(join(root, file)).split("\n")]
    return lines.flatMap((line, number) =>
      identifiersIn(line).map(({ scheme, sha256 }) => ({ file, line: number, scheme, sha256 })),
    )
  })
}

/** The identifiers in one line of text. */
export function identifiersIn(line: string): readonly { readonly scheme: string; readonly sha256: string }[] {
  if (line.length < 15) return []
  const found = new Map<string, string>()
  for (const run of runsOf(line)) {
    for (const candidate of windows(run, 18)) {
      if (isReal(candidate, 0) && isValid(citizenNumber, candidate)) found.set(candidate, citizenNumber.id)
    }
    if (run.length === 15 && isReal(run, 0) && isValid(citizenNumber, run)) found.set(run, citizenNumber.id)
    for (const candidate of creditCandidates(run)) {
      if (isReal(candidate, 2) && isValid(creditCode, candidate)) found.set(candidate, creditCode.id)
    }
  }
  return [...found].map(([value, scheme]) => ({ scheme, sha256: sha256(value) }))
}

/** The hash under which a published example is allowed. */
export function sha256(value: string): string {
  return createHash("sha256").update(value).digest("hex")
}

/** A file that another test took away since it was listed holds nothing; any other failure to read is told. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch (cause) {
    if ((cause as { readonly code?: string }).code === "ENOENT") return ""
    throw cause
  }
}

/** Letters and digits that stand together, as they are and with the marks between groups of digits left out. */
function runsOf(line: string): readonly string[] {
  const plain = line.replaceAll(/[！-～]/gu, normaliseAscii)
  const joined = plain.replaceAll(/(?<=\d{3})[ _-](?=\d[\dXx])/g, "")
  return [...new Set([...plain.split(/[^0-9A-Za-z]+/), ...joined.split(/[^0-9A-Za-z]+/)])]
    .filter(({ length }) => length >= 15)
    .map((run) => run.toUpperCase())
}

/** A credit code may begin a longer code, as in a licence type; in a long run of a hash any window would match by chance. */
function creditCandidates(run: string): readonly string[] {
  return run.length <= 40 ? windows(run, 18) : []
}

function windows(run: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(run.length - length + 1, 0) }, (_, at) => run.slice(at, at + length))
}

/** Whether region digits begin with those of a province, or of the whole country; samples begin with 99. */
function isReal(candidate: string, at: number): boolean {
  return /^(?:1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}/.test(candidate.slice(at))
}

function isValid(scheme: CodeScheme, candidate: string): boolean {
  return scheme.check(scheme.normalise(candidate)).every(({ severity }) => severity !== "error")
}

import { FilesError, type Files } from "@onevisit/core/ports"
import {
  badFiles,
  type BadFiles,
  collectTests,
  fails,
  filesContract,
  type FilesContract,
  passedByAll,
} from "@onevisit/testkit"
import { spawnSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { directoryFiles } from "./directory-files.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-files-"))
afterAll(() => rmSync(root, { recursive: true }))

const directories = new WeakMap<Files, string>()
let made = 0

const freshDirectory = () => join(root, String((made += 1)))

function filesUnder(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** How a store of the contract is made, and all its capabilities; `spoil` is done to each that is opened. */
function tried(spoil: BadFiles["spoil"] = (good) => good): Pick<FilesContract, "make" | "capabilities"> {
  const opened = (directory: string, opening: Parameters<BadFiles["spoil"]>[1]): Files => {
    const files = spoil(directoryFiles(directory), opening)
    directories.set(files, directory)
    return files
  }
  return {
    make: () => opened(freshDirectory(), "made"),
    capabilities: {
      reopen: (files) => opened(directories.get(files)!, "reopened"),
      beside: (files) => opened(directories.get(files)!, "beside"),
      countFiles: (files) => filesUnder(directories.get(files)!).length,
      damage: (files, hash) => {
        const path = filesUnder(directories.get(files)!).find((found) =>
          found.endsWith(hash.slice("sha256:".length)),
        )!
        const bytes = readFileSync(path)
        bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 1
        writeFileSync(path, bytes)
      },
    },
  }
}

filesContract({ name: "a directory", ...tried(), describe, it })

describe("the contract of files catches a store that", () => {
  const testsOver = (spoil: BadFiles["spoil"]) =>
    collectTests((functions) =>
      filesContract({ ...tried(spoil), ...functions, name: "seeded", certified: () => undefined }),
    )

  for (const { caughtBy, fault, spoil } of badFiles) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await fails(testsOver(spoil), caughtBy)).toBe(true)
    })
  }

  it("fails any of its tests but the one about declarations", async () => {
    const bad = badFiles.map(({ caughtBy, spoil }) => ({ caughtBy, tests: () => testsOver(spoil) }))
    expect(await passedByAll(bad)).toEqual(["declares every capability, or says why it is lacking"])
  })
})

const one = async function* (text: string) {
  yield Buffer.from(text)
}

describe("files in a directory", () => {
  it("fail as corrupt when a file is cut short, before the last of its bytes are handed out", async () => {
    const directory = freshDirectory()
    const files = directoryFiles(directory)
    const whole = "x".repeat(700_000)
    const { hash } = await files.put(one(whole), { maxBytes: 1_000_000 })
    const [path] = filesUnder(directory)
    writeFileSync(path!, whole.slice(0, 600_000))
    let handedOut = 0
    const read = async () => {
      for await (const chunk of await files.get(hash, { quarantined: true })) handedOut += chunk.byteLength
    }
    await expect(read()).rejects.toMatchObject({ _tag: "FilesError", reason: "Corrupt" })
    expect(handedOut).toBeLessThan(600_000)
  })

  it("remove what a crash left half-written a day ago, and nothing younger", async () => {
    const directory = freshDirectory()
    const incoming = join(directory, "incoming")
    mkdirSync(incoming, { recursive: true })
    writeFileSync(join(incoming, "old"), "half")
    writeFileSync(join(incoming, "young"), "half")
    const long = Date.now() / 1000 - 25 * 3600
    utimesSync(join(incoming, "old"), long, long)
    await directoryFiles(directory).put(one("x"), { maxBytes: 10 })
    expect(readdirSync(incoming)).toEqual(["young"])
  })

  it("are rejected where the directory cannot be made, without saying its path", async () => {
    const path = join(root, "a-file")
    writeFileSync(path, "")
    for (const directory of [path, join(path, "below")]) {
      const failure = await directoryFiles(directory)
        .put(one("x"), { maxBytes: 10 })
        .catch((thrown: unknown) => thrown)
      expect(failure).toBeInstanceOf(FilesError)
      expect(failure).toMatchObject({ reason: "Rejected" })
      expect((failure as FilesError).message).not.toContain(root)
    }
  })

  it("are unavailable when the disk is full, and nothing half-written stays", () => {
    const directory = freshDirectory()
    const program = `
      const { directoryFiles } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, "index.ts")).href)})
      const large = async function* () { for (let at = 0; at < 100; at += 1) yield Buffer.alloc(100_000) }
      await directoryFiles(process.argv[1]).put(large(), { maxBytes: 1e9 }).catch((thrown) => console.log(thrown._tag, thrown.reason))`
    const node = ["--conditions=onevisit-source", "--input-type=module", "-e", program, directory]
    const { stdout } = spawnSync(
      "bash",
      ["-c", `ulimit -f 1000; exec "$0" "$@"`, process.execPath, ...node],
      { encoding: "utf8" },
    )
    expect(stdout.trim()).toBe("FilesError Unavailable")
    expect(filesUnder(directory)).toEqual([])
  })
})

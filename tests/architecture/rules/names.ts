// Names tell the architecture: packages after their port, files after the noun or verb phrase they hold.
import { PLAIN_PACKAGES, PORT_PREFIXES } from "../layout.ts"
import { packageFolders, type Scan } from "../scan.ts"
import { placedFiles, type Offence, type Rule } from "../rule.ts"

const ROLES = "schema|errors|test|prop\\.test|fixture|bench|config"
const FILE_NAME = new RegExp(`^[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.(${ROLES}))?\\.ts$`)
const FOLDER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const EMPTY_WORD = /^(utils?|helpers?|commons?|misc|managers?|handlers?|handles?|process(es|ors?|ing)?)$/
const MOST_LINES = 300
const TOP_LEVEL: ReadonlySet<string> = new Set([
  "packages",
  "examples",
  "docs",
  "tests",
  "package.json",
  "pnpm-workspace.yaml",
  "pnpm-lock.yaml",
  "tsconfig.base.json",
  "README.md",
  "README.zh-CN.md",
  "LICENSE",
])

export const packagesAfterPorts: Rule = {
  id: "package-name",
  sentence: `A package is one of ${PLAIN_PACKAGES.join(", ")}, or an adapter named <port>-<technology> after ${PORT_PREFIXES.join(", ")}.`,
  *check(scan) {
    for (const folder of packageFolders(scan)) {
      const [port = "", ...technology] = folder.split("-")
      const adapter = PORT_PREFIXES.includes(port) && technology.length > 0 && FOLDER_NAME.test(folder)
      if (!adapter && !PLAIN_PACKAGES.includes(folder))
        yield { path: `packages/${folder}/package.json`, line: 1, what: `stands in the folder ${folder}` }
    }
  },
}

export const filesInKebabCase: Rule = {
  id: "file-name",
  sentence: `A source file is named in kebab-case, with a dot for its role (${ROLES.replaceAll("|", ", ").replaceAll("\\", "")}) and no other.`,
  *check(scan) {
    for (const { name, folders, path } of namedPaths(scan)) {
      if (!FILE_NAME.test(name)) yield { path, line: 1, what: `is named ${name}` }
      for (const folder of folders)
        if (!FOLDER_NAME.test(folder)) yield { path, line: 1, what: `stands in ${folder}` }
    }
  },
}

export const noEmptyNames: Rule = {
  id: "empty-name",
  sentence:
    "A name says what the file holds; util, helper, common, misc, manager, handle and process say nothing.",
  *check(scan) {
    for (const { name, folders, path } of namedPaths(scan)) {
      const words = [...folders, name].flatMap((part) => part.split(/[-.]/))
      for (const word of words)
        if (EMPTY_WORD.test(word)) yield { path, line: 1, what: `is named by the word ${word}` }
    }
  },
}

export const filesFitAPage: Rule = {
  id: "file-length",
  sentence: `No source file of a package is longer than ${MOST_LINES} lines; most have 40 to 120.`,
  *check(scan) {
    for (const [{ path, text }, { pack }] of placedFiles(scan)) {
      const lines = text.split("\n").length - 1
      if (pack !== undefined && lines > MOST_LINES)
        yield { path, line: MOST_LINES + 1, what: `has ${lines} lines` } satisfies Offence
    }
  },
}

export const topLevelStaysSmall: Rule = {
  id: "top-level",
  sentence: `The top level holds ${[...TOP_LEVEL].join(", ")} and dot-files.`,
  *check(scan) {
    const known = (top: string) => top.startsWith(".") || TOP_LEVEL.has(top)
    for (const path of scan.files.keys()) {
      const [top = ""] = path.split("/")
      if (!known(top)) yield { path, line: 1, what: `stands at ${top}` }
    }
  },
}

interface NamedPath {
  readonly path: string
  readonly name: string
  readonly folders: readonly string[]
}

/** The TypeScript files with the folders between them and their package. */
function* namedPaths(scan: Scan): Iterable<NamedPath> {
  for (const [{ path }, { home }] of placedFiles(scan)) {
    const folders = path.slice(home.length + 1).split("/")
    yield { path, name: folders.pop() ?? "", folders }
  }
}

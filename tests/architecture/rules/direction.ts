// Who may know whom: packages by name, folders of core from the ground up, and the doors between them.
import { posix } from "node:path"
import { CORE_ORDER, CORE_STRANGERS, knowsCoreAlone, placeOf } from "../layout.ts"
import { importRule, placedFiles, type Rule } from "../rule.ts"

const isOurs = (npm: string | undefined): npm is string => npm?.startsWith("@onevisit/") === true
const CORE = "@onevisit/core"
const TESTKIT = "@onevisit/testkit"

export const adaptersKnowCore = importRule(
  "adapter-knows-core",
  "Adapters, china, catalogue-files and testkit import core by name and no other package of ours; their tests may import testkit.",
  ({ npm }, { pack, test }) => {
    if (pack === undefined || !knowsCoreAlone(pack) || !isOurs(npm) || npm === CORE) return false
    return test ? npm !== TESTKIT && npm !== `@onevisit/${pack}` : npm !== TESTKIT || pack === "testkit"
  },
)

export const districtKnowsCore = importRule(
  "district-knows-core",
  "District imports of our packages core alone: adapters are handed to it.",
  ({ npm }, { pack, test }) => pack === "district" && !test && isOurs(npm) && npm !== CORE && npm !== TESTKIT,
)

export const testkitInTests = importRule(
  "testkit-in-tests",
  "Testkit is imported only from tests and examples.",
  ({ npm }, { pack, test }) => pack !== undefined && pack !== "testkit" && !test && npm === TESTKIT,
)

export const testsApart = importRule(
  "tests-apart",
  "No source imports what is there for tests: *.test.ts, *.fixture.ts and the folder testing/.",
  ({ target }, { pack, test }) =>
    pack !== undefined && !test && target !== undefined && placeOf(target)?.test === true,
)

export const relativeStaysHome = importRule(
  "relative-stays-home",
  "A relative import stays inside its package: other packages are imported by name.",
  ({ target }, { home }) => target !== undefined && !target.startsWith(`${home}/`),
)

export const foldersByIndex = importRule(
  "folder-by-index",
  "A folder is entered through its index.ts, or its schema.ts where that is an entry of its own; testing/ is open. Inside a folder of core its own folders are open to each other.",
  ({ target }, { coreFolder, home, pack }, { path }) => {
    if (target === undefined || pack === undefined || !target.startsWith(`${home}/`)) return false
    if (coreFolder !== undefined && placeOf(target)?.coreFolder === coreFolder) return false
    const inside = posix.relative(posix.dirname(path), target)
    const steps = inside.split("/").filter((step) => step !== "..")
    if (steps[0] === "testing") return steps.length > 2
    return steps.length > 2 || (steps.length === 2 && steps[1] !== "index.ts" && steps[1] !== "schema.ts")
  },
)

export const coreFromTheGround: Rule = {
  id: "core-order",
  sentence: `A folder of core imports only those before it: ${CORE_ORDER.join(", ")}; and intake and benefits do not know each other.`,
  *check(scan) {
    for (const [file, { coreFolder }] of placedFiles(scan)) {
      if (coreFolder !== undefined && !CORE_ORDER.includes(coreFolder))
        yield { path: file.path, line: 1, what: `stands in ${coreFolder}, which has no place in the order` }
    }
    yield* coreImports.check(scan)
  },
}

const coreImports = importRule("core-order", "", ({ target }, { coreFolder, pack }) => {
  if (pack !== "core" || coreFolder === undefined || target === undefined) return false
  const other = placeOf(target)?.coreFolder
  if (other === undefined || other === coreFolder) return false
  const strangers = CORE_STRANGERS.some((pair) => pair.includes(other) && pair.includes(coreFolder))
  return strangers || CORE_ORDER.indexOf(other) > CORE_ORDER.indexOf(coreFolder)
})

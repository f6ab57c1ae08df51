// What no committed text may hold: notes of the workshop, paths of a machine, hosts of a registry.
import type { Rule } from "../rule.ts"

/** Names of papers that stand outside the repository; readers cannot follow them. */
export const noOutsidePapers = textRule(
  "outside-paper",
  "No text refers to a paper outside the repository: cite the statute and the article.",
  /\b(?:domain|design|style|brief)\.md\b|(?<![\w@-])shared\//g,
)

export const noMachinePaths = textRule(
  "machine-path",
  "No text holds an absolute path of a machine; for temporary files ask os.tmpdir().",
  /(?<![\w.-])\/(?:work|home|tmp|root|Users)\/|\b[A-Z]:\\+Users\\/g,
)

export const noRegistryHosts = textRule(
  "registry-host",
  "No text names the host of a package registry: everyone installs from their own.",
  /\bregistry\.(?:npm|yarn|node)\w*\.\w+/g,
)

/** Settings and the lock file may name any host, so that in them the key itself is refused. */
export const noRegistrySettings = textRule(
  "registry-setting",
  "No setting chooses a package registry, and the lock file names no tarball by its address.",
  /^\s*(?:@[\w-]+:)?registry\s*[=:]|\btarball:\s*\S+/gim,
  /(^|\/)(\.(npm|yarn)rc[^/]*|pnpm-[a-z]+\.yaml)$/,
)

function textRule(id: string, sentence: string, forbidden: RegExp, where = /(?:)/): Rule {
  return {
    id,
    sentence,
    *check(scan) {
      for (const { path, text } of scan.files.values()) {
        if (!where.test(path)) continue
        for (const found of text.matchAll(forbidden)) {
          const line = text.slice(0, found.index).split("\n").length
          yield { path, line, what: `holds "${found[0].trim()}"` }
        }
      }
    },
  }
}

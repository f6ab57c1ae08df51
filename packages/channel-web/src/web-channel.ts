// The Publisher port over a directory that any web server can serve. Rendering is pure; this file decides
// whether there is anything to do and in which words a failure is told.
import { join } from "node:path"
import {
  definePublisher,
  type Publication,
  type PublicationReceipt,
  type Publisher,
  PublisherError,
} from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import { checkPublication, checkText } from "./check-publication.ts"
import { composeSite } from "./compose-site.ts"
import { siteTitle } from "./language.ts"
import { codeOf, readPublishedState, verifyPublishedPages } from "./published-state.ts"
import { lockFile, whileLocked } from "./publish-lock.ts"
import { prepareDirectory, writeRevision } from "./write-revision.ts"

export interface WebChannelOptions {
  /** Made when it is missing. The web server serves `<directory>/current`. */
  readonly directory: string
  /** Where the site will stand, such as `https://guides.example.org/`. Without it all links are relative. */
  readonly baseUrl?: string
  /** By default the authority's name and "办事指南" / "Service guides". */
  readonly title?: Text
  /** How long to wait for another publisher of the same directory, in milliseconds; 10 000 by default. */
  readonly patienceMs?: number
}

/**
 * Publishes guides as static HTML in Chinese and English with an Atom and a JSON feed in each, all at once.
 *
 * `publish` fails with {@link PublisherError}: `Rejected` for a publication that cannot be shown (an item id
 * that is no safe file name, text with half a character); `Unavailable` when the disk or another publisher
 * is in the way, and then the site stands as it stood; `Corrupt` when what stands there is not what this
 * channel wrote. Throws `Rejected` at once on options that cannot be used.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mkdtemp, readFile } from "node:fs/promises"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * import { text } from "@onevisit/core/reasons"
 * import { instant } from "@onevisit/core/time"
 * import { webChannel } from "@onevisit/channel-web"
 *
 * const directory = await mkdtemp(join(tmpdir(), "guides-"))
 * const channel = webChannel({ directory })
 * const receipt = await channel.publish({
 *   revision: 1,
 *   at: instant("2018-07-01T00:00:00.000Z"),
 *   authority: text("样例区", "Sample District"),
 *   guides: [],
 * })
 * assert.deepEqual(receipt, { outcome: "published", revision: 1 })
 * assert.match(await readFile(join(directory, "current/zh/index.html"), "utf8"), /样例区 办事指南/)
 * ```
 */
export function webChannel(options: WebChannelOptions): Publisher {
  const { directory, patienceMs = 10_000 } = options
  if (directory === "") throw new PublisherError("Rejected", "The web channel needs a directory to write to.")
  const baseUrl = options.baseUrl === undefined ? null : parseBaseUrl(options.baseUrl)
  if (options.title !== undefined) checkText(options.title, "The site's title")

  const publish = async (publication: Publication): Promise<PublicationReceipt> => {
    checkPublication(publication)
    const { authority, revision } = publication
    const site = { authority, baseUrl, title: options.title ?? siteTitle(authority) }
    try {
      await prepareDirectory(directory)
      return await whileLocked(join(directory, lockFile), patienceMs, async () => {
        const state = await readPublishedState(directory)
        if (state !== null && revision < state.revision) {
          return { outcome: "ignored-older", revision: state.revision }
        }
        if (state !== null && revision === state.revision) {
          await verifyPublishedPages(directory, state)
          return { outcome: "unchanged", revision }
        }
        await writeRevision(directory, revision, composeSite(site, publication), state?.revision ?? null)
        return { outcome: "published", revision }
      })
    } catch (error) {
      throw asPublisherError(error)
    }
  }
  return definePublisher({ id: "channel-web", publish })
}

function parseBaseUrl(given: string): string {
  const url = URL.parse(given)
  const usable =
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    url.search === "" &&
    url.hash === ""
  if (!usable) {
    throw new PublisherError(
      "Rejected",
      "baseUrl must be a full http or https address without user, query or fragment, such as https://guides.example.org/.",
    )
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`
}

// A failed system call is the outside not doing its work; anything else is a bug and stays what it is.
function asPublisherError(error: unknown): unknown {
  const code = codeOf(error)
  if (error instanceof PublisherError || code === null) return error
  return new PublisherError(
    "Unavailable",
    `The site could not be written (${code}). Readers see a complete revision as before; see to the directory's disk space and permissions, then publish again.`,
    { cause: error },
  )
}

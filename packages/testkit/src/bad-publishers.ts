/**
 * Publishers with one seeded fault each, for those who test the contract: a suite that lets one of these pass does not
 * guard the guarantee it breaks. Each spoils a good publisher from outside.
 */
import type { Guide } from "@onevisit/core/notices"
import {
  type Publication,
  type PublicationReceipt,
  type Publisher,
  PublisherError,
} from "@onevisit/core/ports"

export interface BadPublisher {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `publisherContract` that catches it; others may too. */
  readonly caughtBy: string
  /** What the contract must be handed for the fault to show. */
  readonly needs?: "read" | "reopen"
  readonly spoil: (good: Publisher, opening: "made" | "reopened") => Publisher
}

const REVISIONS = "publishes, changes nothing for the same revision, and ignores an older one"
const ANY_TEXT = "publishes a revision without guides, and guides of any text"
const AT_ONCE = "ends with the newest revision when several come at once"
const REOPENED = "remembers the revision when it is opened again"
const EXACTLY = "shows exactly the guides it was last handed"
const MIXTURE = "never shows a mixture to one who reads while it publishes"

/** One for each way to be wrong that has been met, or is feared. */
export const badPublishers: readonly BadPublisher[] = [
  {
    fault: "says of everything that it is published",
    caughtBy: REVISIONS,
    spoil: (good) =>
      publishing(good, async (publication) => ({
        ...(await good.publish(publication)),
        outcome: "published",
      })),
  },
  {
    fault: "names the revision that it was handed, and not the one that is public",
    caughtBy: REVISIONS,
    spoil: (good) =>
      publishing(good, async (publication) => ({
        ...(await good.publish(publication)),
        revision: publication.revision,
      })),
  },
  {
    fault: "goes back to an older revision that comes late",
    caughtBy: REVISIONS,
    spoil: (good) => {
      const put = forced(good)
      return publishing(good, put)
    },
  },
  {
    fault: "takes a revision without guides for a mistake",
    caughtBy: ANY_TEXT,
    spoil: (good) =>
      publishing(good, async (publication) => {
        if (publication.guides.length > 0) return good.publish(publication)
        throw new PublisherError("Rejected", "There is nothing to publish.")
      }),
  },
  {
    fault: "fails on a title that is no name of a file",
    caughtBy: ANY_TEXT,
    spoil: (good) =>
      publishing(good, async (publication) => {
        if (publication.guides.every(({ title }) => /^[\w-]+$/.test(title.en)))
          return good.publish(publication)
        throw new PublisherError("Rejected", "A guide has a title that cannot be written.")
      }),
  },
  {
    fault: "lets the last to come win, of several at once",
    caughtBy: AT_ONCE,
    spoil: (good) => {
      const put = forced(good)
      let current = 0
      return publishing(good, async (publication) => {
        const seen = current
        if (publication.revision === seen) return { outcome: "unchanged", revision: seen }
        if (publication.revision < seen) return { outcome: "ignored-older", revision: seen }
        await aTurn()
        current = publication.revision
        return put(publication)
      })
    },
  },
  {
    fault: "knows the revision only as long as it is open",
    caughtBy: REOPENED,
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? publishing(good, forced(good)) : good),
  },
  {
    fault: "leaves standing what was public before",
    caughtBy: EXACTLY,
    needs: "read",
    spoil: (good) => {
      const before: Guide[] = []
      return publishing(good, (publication) => {
        before.push(...publication.guides)
        return good.publish({ ...publication, guides: [...before] })
      })
    },
  },
  {
    fault: "never takes the last guide away",
    caughtBy: EXACTLY,
    needs: "read",
    spoil: (good) => {
      let last: readonly Guide[] = []
      return publishing(good, (publication) => {
        if (publication.guides.length > 0) last = publication.guides
        return good.publish({ ...publication, guides: last })
      })
    },
  },
  {
    fault: "shows what comes under the same revision, and says that nothing changed",
    caughtBy: EXACTLY,
    needs: "read",
    spoil: (good) => {
      const put = forced(good)
      let current = 0
      return publishing(good, async (publication) => {
        if (publication.revision < current) return { outcome: "ignored-older", revision: current }
        const outcome = publication.revision === current ? "unchanged" : "published"
        current = publication.revision
        return { ...(await put(publication)), outcome }
      })
    },
  },
  {
    fault: "answers before it has published",
    caughtBy: EXACTLY,
    needs: "read",
    spoil: (good) => {
      let current = 0
      let work: Promise<unknown> = Promise.resolve()
      return publishing(good, async (publication) => {
        if (publication.revision === current) return { outcome: "unchanged", revision: current }
        if (publication.revision < current) return { outcome: "ignored-older", revision: current }
        current = publication.revision
        work = work.then(aTurn).then(() => good.publish(publication))
        return { outcome: "published", revision: current }
      })
    },
  },
  {
    fault: "publishes the first ten guides",
    caughtBy: MIXTURE,
    needs: "read",
    spoil: (good) =>
      publishing(good, (publication) =>
        good.publish({ ...publication, guides: publication.guides.slice(0, 10) }),
      ),
  },
  {
    fault: "publishes one guide after the other",
    caughtBy: MIXTURE,
    needs: "read",
    spoil: (good) => {
      const put = forced(good)
      let shown: readonly Guide[] = []
      return publishing(good, async (publication) => {
        const before = shown
        for (let done = 1; done <= publication.guides.length; done += 1) {
          shown = [...publication.guides.slice(0, done), ...before.slice(done)]
          await put({ ...publication, guides: shown })
          await aTurn()
        }
        return put(publication)
      })
    },
  },
  {
    fault: "clears the place before it fills it",
    caughtBy: MIXTURE,
    needs: "read",
    spoil: (good) => {
      const put = forced(good)
      return publishing(good, async (publication) => {
        await put({ ...publication, guides: [] })
        await aTurn()
        return put(publication)
      })
    },
  },
  {
    fault: "puts the guides that it is handed in order",
    caughtBy: "changes nothing that it is handed",
    spoil: (good) =>
      publishing(good, (publication) => {
        ;(publication.guides as Guide[]).sort((one, other) => (one.item < other.item ? 1 : -1))
        return good.publish(publication)
      }),
  },
]

function publishing(good: Publisher, publish: Publisher["publish"]): Publisher {
  return { ...good, publish }
}

/** Publishes whatever it is handed as the newest. */
function forced(good: Publisher): (publication: Publication) => Promise<PublicationReceipt> {
  // Beyond every revision that the contract hands out.
  let newest = 1_000_000
  return async (publication) => {
    await good.publish({ ...publication, revision: (newest += 1) })
    return { outcome: "published", revision: publication.revision }
  }
}

/** So long that one who reads has a turn. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 2))
}

/** What is done with a revision of the catalogue at each place: handed to a publisher, or owed by a person; and noted. */
import { system } from "@onevisit/core/identity"
import type { Guide } from "@onevisit/core/notices"
import { composePosting, type MarkedGuide, type PublishingCommand } from "@onevisit/core/notices/publishing"
import { type ManualPublisher, PortError, type Publisher } from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import { addDays } from "@onevisit/core/time"
import { type Deciding, runDecision } from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { hashOf } from "../pins/index.ts"
import type { DeliveredMessage } from "../run-due/index.ts"
import { publishingModel, publishingStream } from "./publishing-model.ts"

export interface PublishingOptions extends Deciding {
  readonly publishers: readonly (Publisher | ManualPublisher)[]
  readonly authority: Text
  readonly catalogue: Pick<CatalogueService, "publicOn">
}

/**
 * Carries a message that asks for a revision. What a publisher has shown or refused is noted; a publisher's failure is
 * thrown on, so that it is tried again where that may help. Older revisions that arrive late are ignored at the place.
 */
export function publishRevision(options: PublishingOptions) {
  return async ({ payload }: Pick<DeliveredMessage, "payload">): Promise<void> => {
    const { publisher: id } = payload as { readonly publisher: string; readonly revision: number }
    const publisher = options.publishers.find((each) => each.id === id)
    if (publisher === undefined) return
    const { at, on } = options.clock.now()
    const { guides, revision } = await options.catalogue.publicOn(on)
    const note = (command: PublishingCommand) => noteAt(options, id, command)
    if ("manual" in publisher) {
      const { fullText, language, withinDays } = publisher.manual
      const owed = guides.map((guide) => ({
        ...markedOf(guide),
        text: composePosting(guide, { at: fullText(guide), language }),
      }))
      const dueOn = addDays(on, withinDays)
      return note({ type: "owe-postings", revision, guides: owed, language, dueOn })
    }
    const marked = guides.map(markedOf)
    try {
      const receipt = await publisher.publish({ revision, at, authority: options.authority, guides })
      if (receipt.outcome !== "ignored-older")
        await note({ type: "note-publication", revision, guides: marked, findings: receipt.findings ?? [] })
    } catch (error) {
      // A defect is told as one by whoever delivers messages; what a port says is a state of affairs.
      if (error instanceof PortError && error._tag === "PublisherError")
        await note({ type: "note-failure", revision, guides: marked, code: error.reason })
      throw error
    }
  }
}

/** Each delivery says what it saw: the same seen again changes nothing. */
async function noteAt(
  options: PublishingOptions,
  channel: string,
  command: PublishingCommand,
): Promise<void> {
  const { clock } = options
  await runDecision(options, publishingModel, {
    stream: publishingStream(channel),
    commandId: uuidV7(clock.now().at),
    command,
    contextOf: (_, now) => ({ actor: system("publishing"), now }),
  })
}

function markedOf(guide: Guide): MarkedGuide {
  const { edition, item, title } = guide
  return { item, edition, title, mark: hashOf(guide) }
}

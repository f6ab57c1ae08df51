/**
 * Publisher: puts guides where people read them.
 *
 * Guarantees: `publish` hands over the whole of what is to be public; afterwards exactly these guides are,
 * at once: a reader sees the old state or the new one, never a mixture. The same revision again changes
 * nothing; a revision older than what is published is ignored, since retries arrive late.
 *
 * Two things are told where a place cannot do better. One that shows each guide apart, such as articles, changes them one
 * after the other: each is old or new, whole, and says its edition; what is withdrawn goes first. And a guide that the
 * place does not carry is a finding of the receipt, by its item: an older edition of it is not left there.
 */
import type { Guide } from "../notices/index.ts"
import type { Finding, Text } from "../reasons/index.ts"
import type { Instant } from "../time/index.ts"

export interface Publication {
  /** Rises with every change of the catalogue. */
  readonly revision: number
  readonly at: Instant
  /** Who publishes, for titles and feeds. */
  readonly authority: Text
  readonly guides: readonly Guide[]
}

export interface PublicationReceipt {
  readonly outcome: "published" | "unchanged" | "ignored-older"
  /** The revision that is public now. */
  readonly revision: number
  /**
   * Guides that are not public there as they were handed over, `["guides", <item>, …]`: an error where people find
   * nothing of it, otherwise a warning, in brief say. Absent where all are.
   */
  readonly findings?: readonly Finding[]
}

export interface Publisher {
  readonly id: string
  publish(publication: Publication): Promise<PublicationReceipt>
}

export function definePublisher<P extends Publisher>(publisher: P): P {
  return publisher
}

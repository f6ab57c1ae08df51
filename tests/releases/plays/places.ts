/** Where guides are read in the plays: a board that fails at first, and groups where a person posts. */
import { manualPublisher } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { simulatedPublisher } from "@onevisit/testkit"

export const placesOf = () => [
  simulatedPublisher({ id: "board", failures: 1 }),
  manualPublisher({ id: "groups", title: text("群", "Groups"), fullText: () => "样例区政府网站" }),
]

// Run as a process of its own, to be killed: publishes revision after revision from the one that stands on.
import type { Guide } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { readPublishedState } from "../published-state.ts"
import { webChannel } from "../web-channel.ts"
import { sampleGuide, samplePublication } from "./sample-guides.ts"

const directory = process.argv[2] ?? ""
const channel = webChannel({ directory })
const first = ((await readPublishedState(directory))?.revision ?? 0) + 1

/** Every page of revision n says n, and every revision has other pages than the last. */
function guidesOf(revision: number): readonly Guide[] {
  return Array.from({ length: 3 + (revision % 5) }, (_, position) => ({
    ...sampleGuide,
    item: `item-${position}`,
    title: text(`第${revision}版`, `Revision ${revision}`),
  }))
}

process.stdout.write("ready\n")
for (let revision = first; ; revision += 1) {
  const { outcome } = await channel.publish(samplePublication(revision, guidesOf(revision)))
  if (outcome !== "published") throw new Error("Another publisher was faster.")
}

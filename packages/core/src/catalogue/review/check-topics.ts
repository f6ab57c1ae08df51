/**
 * The topics under which people find an item, beside whom it serves: persons find it under topics of persons,
 * organisations under theirs. An item that says nothing of topics is not asked about them.
 */
import { text } from "../../reasons/index.ts"
import type { ItemTopic, ServiceItem } from "../service-item.ts"
import type { Report } from "./review-finding.ts"

const SIDES: readonly ItemTopic["of"][] = ["persons", "organisations"]
const NAMES = { persons: text("自然人", "persons"), organisations: text("法人", "organisations") }

export function everySideHasATopic({ serves, topics }: ServiceItem, report: Report): void {
  if (topics === undefined) return
  for (const side of SIDES) {
    if (!isServed(serves, side) || topics.some((topic) => topic.of === side)) continue
    const { en, zh } = NAMES[side]
    report(
      ["topics"],
      text(
        `服务对象包括${zh}，却没有${zh}主题，按主题查找的人找不到本事项。`,
        `It serves ${en} but has no topic of ${en}, so those who look by topic do not find it.`,
      ),
    )
  }
}

export function topicsAreOfThoseServed({ serves, topics = [] }: ServiceItem, report: Report): void {
  for (const [index, topic] of topics.entries()) {
    if (isServed(serves, topic.of)) continue
    const { en, zh } = NAMES[topic.of]
    report(
      ["topics", index],
      text(
        `“${topic.title.zh}”是${zh}主题，本事项的服务对象却不包括${zh}。`,
        `"${topic.title.en}" is a topic of ${en}, whom the item does not serve.`,
      ),
      {
        fix: {
          title: text(`删去“${topic.title.zh}”主题`, `Take the topic "${topic.title.en}" out`),
          edits: [{ op: "remove", path: ["topics", index] }],
        },
      },
    )
  }
}

function isServed(serves: ServiceItem["serves"], side: ItemTopic["of"]): boolean {
  return serves.some((kind) => (kind === "natural-person") === (side === "persons"))
}

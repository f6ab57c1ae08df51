/** Guides at a board that fails at first, and in groups where a person posts them, corrects them and takes them away. */
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { clerk, type Ground } from "./ground.ts"
import { service } from "./offered.ts"

export async function playPublishing({ district, morning }: Ground): Promise<void> {
  const item = "recorded-notice"
  const edition = (name: string, phone: string) => ({
    ...service,
    id: item,
    edition: name,
    contact: { ...service.contact, phone },
  })
  const publish = async (on: string, name: string, phone: string) => {
    morning(on)
    const published = await district.catalogue.publish([edition(name, phone)], { batch: name, as: clerk })
    if (published.outcome !== "published") throw new Error("Not published")
    await district.runDue()
  }
  const confirm = async (on: string, place: string) => {
    morning(on)
    const posting = { channel: "groups", item, place, on: plainDate(on) }
    const { outcome } = await district.publishing.confirm(posting, { as: clerk })
    if (outcome !== "confirmed") throw new Error("Not confirmed")
  }
  await publish("2020-06-01", "recorded-1", "0571-0000 0003")
  await confirm("2020-06-02", "样例群")
  await publish("2020-06-02", "recorded-2", "0571-0000 0004")
  await confirm("2020-06-03", "样例群")
  const from = morning("2020-06-03")
  await district.catalogue.withdraw(`${item}@recorded-2`, { from, reason: text("停办", "ended"), as: clerk })
  await district.runDue()
  await confirm("2020-06-03", "样例群")
}

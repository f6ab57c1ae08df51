/** What is written down before anybody applies: an edition drafted, reviewed, published and withdrawn; a name corrected. */
import { plainDate } from "@onevisit/core/time"
import { clerk, done, type Ground, second } from "./ground.ts"
import { label, service } from "./offered.ts"

export async function playRegisters({ district, morning, person }: Ground): Promise<void> {
  const { catalogue, subjects } = district
  morning("2020-06-01")
  const drafted = { ...service, id: "recorded-drafted" }
  const edition = `${drafted.id}@${drafted.edition}`
  done(await catalogue.draft([drafted], { as: clerk }))
  const draft = (await catalogue.drafts()).find(({ item }) => item.id === drafted.id)
  done(await catalogue.review(edition, { hash: draft?.hash ?? "", as: second }))
  done(await catalogue.publish([drafted], { batch: "recorded-drafts", as: clerk }))
  done(await catalogue.withdraw(edition, { from: plainDate("2020-07-01"), reason: label, as: clerk }))
  const id = await person("样例旧名")
  const identity = { kind: "natural-person", name: "样例新名", identifiers: [] } as const
  done(await subjects.correct(id, identity, { as: clerk }))
}

// Many who write to one district at once. Each notes numbers of other systems on cases: nobody's may be lost, none may
// stand there twice, and what the rows of a case say must be what its events say.
import type { Storage } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys, simulatedClock } from "@onevisit/district"
import assert from "node:assert/strict"
import { identityOf, item, markedSecrets, opening, paper, clerk, settings } from "../privacy/secret-life.ts"

/** Where the district is. */
export interface Place {
  readonly open: () => Storage | Promise<Storage>
  readonly keysAt: string
}

/** Who writes, as one program: `writers` at once, each once on every case. */
export interface Rival {
  readonly name: string
  readonly writers: number
  readonly cases: readonly string[]
}

/** Makes the district with so many cases and closes it; their ids. */
export async function openCases({ keysAt, open }: Place, many: number): Promise<readonly string[]> {
  const { district } = await reopened({ keysAt, open })
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const cases: string[] = []
  for (let at = 0; at < many; at += 1) {
    const identity = identityOf(markedSecrets(`样例${at}`, 70_000 + at))
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("Nobody is refused")
    const submitted = await district.intake.submit(
      {
        item: item.id,
        applicant: registered.subject,
        arrival: { channel: "window", on: plainDate("2018-07-20") },
        outlet: "hall",
        materials: [paper("form", "申请表.pdf"), paper("report", "报告.pdf")],
      },
      { as: clerk },
    )
    if (submitted.outcome === "refused") throw new Error(`Refused: ${submitted.refusal._tag}`)
    cases.push(submitted.case)
  }
  await district.close()
  return cases
}

async function reopened({ keysAt, open }: Place): Promise<{ district: District; storage: Storage }> {
  const storage = await open()
  const keys = fileKeys(keysAt)
  const district = await createDistrict({ storage, keys, ...settings, clock: simulatedClock(opening) })
  return { district, storage }
}

/** Throws where a writer is refused or not let through. */
export async function writeAsRival(place: Place, { cases, name, writers }: Rival): Promise<void> {
  const { district } = await reopened(place)
  try {
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (const id of cases) {
          const externalId = { scheme: `sample-${name}-${writer}`, value: `${name}-${writer}-${id}` }
          const noted = await district.intake.command(
            id,
            { type: "add-external-id", externalId },
            { as: clerk },
          )
          assert.notEqual(noted.outcome, "refused")
        }
      }),
    )
  } finally {
    await district.close()
  }
}

/** Every number of every writer stands on every case, once, in its events and in what is folded from them. */
export async function mustHaveAll(place: Place, rivals: readonly Rival[]): Promise<void> {
  const { district, storage } = await reopened(place)
  try {
    for (const id of new Set(rivals.flatMap(({ cases }) => cases))) {
      const expected = rivals
        .filter(({ cases }) => cases.includes(id))
        .flatMap(({ name, writers }) =>
          Array.from({ length: writers }, (_, writer) => `${name}-${writer}-${id}`),
        )
        .toSorted()
      const events = await storage.readStream({ stream: `case:${id}` })
      assert.deepEqual(
        events.map(({ version }) => version),
        events.map((_, at) => at + 1),
      )
      const added = events.filter(({ type }) => type === "ExternalIdAdded")
      const values = added.map(({ data }) => (data as { externalId: { value: string } }).externalId.value)
      assert.deepEqual(values.toSorted(), expected)
      const { state } = await district.intake.get(id)
      assert.deepEqual(state.externalIds.map(({ value }) => value).toSorted(), expected)
    }
  } finally {
    await district.close()
  }
}

// What a writer writes until it is killed, and what must then be there. Everything follows from the writer's name and the
// number of the act, so that whoever comes after can tell what is missing, half, or there twice.
import { system } from "@onevisit/core/identity"
import type { Act, Storage } from "@onevisit/core/ports"
import { addDays, instant, plainDate } from "@onevisit/core/time"
import assert from "node:assert/strict"

/** Acts of one call at most: so many may be under way when a writer is killed. */
export const MOST_AT_ONCE = 4
const VIEW = { view: "crash", version: 1 } as const
const on = plainDate("2018-07-20")
const at = instant("2018-07-20T01:30:00.000Z")

/** Act `number` of a writer touches everything an act can, on two streams. */
export function actOf(writer: string, number: number): Act {
  const event = { type: "Written", v: 1, occurredOn: on, recordedAt: at, actor: system("crash") }
  const data = { number, filling: "字".repeat((number * 37) % 900) }
  return {
    commandId: `${writer}-${number}`,
    digest: `digest ${number}`,
    append: streamsOf(writer).map((stream) => ({
      stream,
      expectedVersion: number * 2,
      events: [
        { ...event, data },
        { ...event, data: { number } },
      ],
    })),
    unique: [
      { scope: writer, key: String(number), action: "take", holder: writer },
      ...(number === 0
        ? []
        : [{ scope: writer, key: String(number - 1), action: "release" as const, holder: writer }]),
    ],
    views: [{ ...VIEW, key: writer, doc: { number }, index: { number } }],
    timers: [
      { id: writer, dueAt: instant(`${addDays(on, number % 365)}T00:00:00.000Z`), subject: String(number) },
    ],
    messages: [{ id: `${writer}-${number}`, port: writer, payload: { number }, availableAt: at }],
    checkpoints: [{ name: writer, from: number, to: number + 1 }],
    result: { number },
  }
}

function streamsOf(writer: string): readonly string[] {
  return [`${writer}:one`, `${writer}:other`]
}

/** How many acts of a writer are in the storage, by its first stream. */
export async function writtenBy(storage: Storage, writer: string): Promise<number> {
  const [stream = ""] = streamsOf(writer)
  return (await storage.readStream({ stream })).length / 2
}

/**
 * Every acknowledged act of the writer is there, none is half there and none twice. Returns how many there are.
 * Throws an `AssertionError` that says what is wrong.
 */
export async function mustHold(storage: Storage, writer: string, acknowledged: number): Promise<number> {
  const written = await writtenBy(storage, writer)
  assert.ok(
    written >= acknowledged,
    `${writer}: ${acknowledged} acts were acknowledged, ${written} are there`,
  )
  assert.ok(
    written <= acknowledged + MOST_AT_ONCE,
    `${writer}: ${written} acts are there, more than ${acknowledged} and those under way`,
  )
  for (const stream of streamsOf(writer)) {
    const events = await storage.readStream({ stream })
    assert.deepEqual(
      events.map(({ commandId, data, version }) => [version, commandId, (data as { number: number }).number]),
      Array.from({ length: written * 2 }, (_, place) => {
        const number = place >> 1
        return [place + 1, `${writer}-${number}`, number]
      }),
      `${stream} holds every act whole and once`,
    )
  }
  const last = written - 1
  assert.equal(await storage.readCheckpoint(writer), written, `${writer}: checkpoint`)
  const row = await storage.getView({ ...VIEW, key: writer })
  assert.deepEqual(row?.doc ?? null, written === 0 ? null : { number: last }, `${writer}: view row`)
  if (written > 0) await mustRemember(storage, writer, last)
  return written
}

/** The last act is known by its id, its key is held and its timer stands; the next one is not yet there. */
async function mustRemember(storage: Storage, writer: string, last: number): Promise<void> {
  const [again] = await storage.commit([actOf(writer, last)])
  assert.deepEqual(again, { outcome: "committed", replayed: true, result: { number: last } })
  const [taken] = await storage.commit([
    {
      commandId: `${writer} asks for ${last}`,
      digest: "another",
      append: [],
      unique: [{ scope: writer, key: String(last), action: "take", holder: "another" }],
      result: null,
    },
  ])
  assert.equal(taken?.outcome, "conflict", `${writer}: the key of the last act is held`)
  const due = await storage.dueTimers({ until: instant("2020-01-01T00:00:00.000Z"), limit: 1000 })
  assert.equal(due.find(({ id }) => id === writer)?.subject, String(last), `${writer}: timer`)
}

/** Each act of all writers once in the feed, in rising positions, and each message once. */
export async function mustBeWhole(
  storage: Storage,
  writers: Readonly<Record<string, number>>,
): Promise<void> {
  const counted = new Map<string, number>()
  for (let after = 0; ;) {
    const events = await storage.readFeed({ after, limit: 5000 })
    for (const { commandId, position } of events) {
      assert.ok(position > after, "Positions rise")
      after = position
      counted.set(commandId, (counted.get(commandId) ?? 0) + 1)
    }
    if (events.length === 0) break
  }
  const expected = Object.entries(writers).flatMap(([writer, written]) =>
    Array.from({ length: written }, (_, number) => [`${writer}-${number}`, 4] as const),
  )
  assert.deepEqual([...counted].sort(), expected.sort(), "The feed holds each act whole and once")
  for (const [writer, written] of Object.entries(writers)) {
    const claim = {
      now: at,
      leaseUntil: instant("2018-07-20T02:30:00.000Z"),
      limit: 1_000_000,
      ports: [writer],
    }
    const messages = (await storage.claimMessages(claim)).map(({ id }) => id)
    assert.deepEqual(
      messages.toSorted(),
      Array.from({ length: written }, (_, number) => `${writer}-${number}`).toSorted(),
      `${writer}: each message once`,
    )
  }
}

/**
 * Couriers with one seeded fault each, for those who test the contract: a suite that lets one of these pass does not
 * guard the guarantee it breaks. Each spoils a good courier from outside.
 */
import { type Courier, CourierError, type TrackEvent, type TrackReport } from "@onevisit/core/ports"
import type { TrackStage } from "@onevisit/core/intake/parcels"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import type { CourierCapabilities } from "./courier-contract.ts"
import { chinaDay } from "./courier-under-test.ts"

export interface BadCourier {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `courierContract` that catches it; others may too. */
  readonly caughtBy: string
  /** The capability without which the fault cannot show. */
  readonly needs?: keyof CourierCapabilities
  /** `provider` is a good courier without turns, by which the bad one asks when it should not. */
  readonly spoil: (good: Courier, provider: Courier) => Courier
}

type Spoil = (event: TrackEvent, at: number, all: readonly TrackEvent[]) => readonly TrackEvent[]

/** One for each way to be wrong that has been met, or is feared. */
export const badCouriers: readonly BadCourier[] = [
  {
    fault: "takes the hand-over to the courier for the delivery",
    caughtBy: "calls nothing delivered that nobody signed for",
    spoil: onEvents((event) => [event.stage === "collected" ? asStage(event, "delivered") : event]),
  },
  {
    fault: "takes what waits in a locker for delivered",
    caughtBy: "calls nothing delivered that nobody signed for",
    spoil: onEvents((event) => [event.stage === "at-locker" ? asStage(event, "delivered") : event]),
  },
  {
    fault: "reads one provider's numbers by another's table",
    caughtBy: "translates every stage of its provider, and takes what it does not know for unknown",
    spoil: onEvents((event) => [asStage(event, ANOTHERS[event.stage] ?? event.stage)]),
  },
  {
    fault: "takes a stage that it does not know for the last one that it knew",
    caughtBy: "translates every stage of its provider, and takes what it does not know for unknown",
    spoil: onEvents((event, at, all) => [
      event.stage === "unknown" ? asStage(event, all[at - 1]?.stage ?? "unknown") : event,
    ]),
  },
  {
    fault: "takes a locker's signature for the person's own",
    caughtBy: "says who signed, or that the provider does not say",
    spoil: onEvents((event) => [
      event.stage === "delivered" && event.by === "locker" ? { ...event, by: "self" } : event,
    ]),
  },
  {
    fault: "takes a signature of nobody in particular for the person's own",
    caughtBy: "says who signed, or that the provider does not say",
    spoil: onEvents((event) => [
      event.stage === "delivered" && event.by === null ? { ...event, by: "self" } : event,
    ]),
  },
  {
    fault: "leaves out what it thinks is of no interest",
    caughtBy: "tells all that the provider knows of a waybill, in order of time",
    spoil: onEvents((event) => (event.stage === "in-transit" ? [] : [event])),
  },
  {
    fault: "tells the last track alone",
    caughtBy: "tells all that the provider knows of a waybill, in order of time",
    spoil: onEvents((event, at, all) => (at === all.length - 1 ? [event] : [])),
  },
  {
    fault: "tells the latest first",
    caughtBy: "tells the same whatever the order in which the provider has it",
    spoil: (good) => changed(good, (report) => ({ ...report, events: report.events.toReversed() })),
  },
  {
    fault: "tells a track again as a new one",
    caughtBy: "tells each track once, however often the provider has it",
    spoil: onEvents((event, at) => (at === 1 ? [event, event] : [event])),
  },
  {
    fault: "takes the time of a clock in China for UTC",
    caughtBy: "gives the instant in UTC, and the day that people had there",
    spoil: onEvents((event) => [{ ...event, at: hoursLater(event.at, 8) }]),
  },
  {
    fault: "counts the days by UTC",
    caughtBy: "gives the instant in UTC, and the day that people had there",
    spoil: onEvents((event) => [{ ...event, on: chinaDay(hoursLater(event.at, -8)) }]),
  },
  {
    fault: "answers whatever it was asked with what it knows of another waybill",
    caughtBy: "answers for the carrier and the waybill that were asked for",
    spoil: (good) => ({ ...good, track: (question) => good.track({ ...question, waybill: "SAMPLE000001" }) }),
  },
  {
    fault: "takes over an answer about another waybill",
    caughtBy: "rejects an answer about another waybill, and tells nothing of it",
    needs: "answerFor",
    spoil: onError("Corrupt", (question) => nothing(question)),
  },
  {
    fault: "takes a failure for the provider's word that there is nothing",
    caughtBy:
      "rejects as unavailable while the provider cannot be reached, and never says that there is nothing yet",
    needs: "fail",
    spoil: onError("Unavailable", (question) => nothing(question)),
  },
  {
    fault: "takes for delivered what the provider knows nothing of",
    caughtBy: "says that the provider knows nothing yet, where it says so itself",
    spoil: (good) =>
      changed(good, (report) => (report.events.length === 0 ? { ...report, outcome: "tracked" } : report)),
  },
  {
    fault: "asks as often as it is asked",
    caughtBy: "says when a waybill may be asked for again, and asks nobody before that",
    spoil: (good, provider) => ({
      ...good,
      track: (question) =>
        good.track(question).catch((error: unknown) => {
          if (!(error instanceof CourierError) || error.notBefore === null) throw error
          return provider.track(question)
        }),
    }),
  },
  {
    fault: "lets one waybill wait for another",
    caughtBy: "asks for other waybills meanwhile",
    spoil: (good) => {
      let busy: Instant | undefined
      return {
        ...good,
        track: async (question) => {
          if (busy !== undefined)
            throw new CourierError("Unavailable", "Ask again later.", { notBefore: busy })
          const report = await good.track(question)
          busy = report.notBefore
          return report
        },
      }
    },
  },
  {
    fault: "answers from what it remembers",
    caughtBy: "asks again once the time has come, and tells what is new",
    spoil: (good) => {
      const remembered = new Map<string, TrackReport>()
      return {
        ...good,
        track: async (question) => {
          const report = await good.track(question)
          const first = remembered.get(question.waybill) ?? report
          remembered.set(question.waybill, first)
          return { ...first, notBefore: report.notBefore }
        },
      }
    },
  },
  {
    fault: "repeats the question in its errors",
    caughtBy: "rejects what the provider refuses",
    needs: "fail",
    spoil: (good) => ({
      ...good,
      track: (question) =>
        good.track(question).catch((error: CourierError) => {
          throw new CourierError(error.reason, `${error.message} ${question.waybill} ${question.phone}`)
        }),
    }),
  },
  {
    fault: "tries a refusal again for ever",
    caughtBy: "rejects what the provider refuses",
    needs: "fail",
    spoil: onError("Rejected", () => {
      throw new CourierError("Unavailable", "Ask again later.")
    }),
  },
  {
    fault: "tells half of what it cannot read",
    caughtBy: "rejects an answer that it cannot read in full",
    needs: "fail",
    spoil: onError("Corrupt", (question) => nothing(question)),
  },
  {
    fault: "gives up on a provider that is overloaded",
    caughtBy: "rejects as unavailable while the provider is overloaded",
    needs: "fail",
    spoil: onError("Unavailable", () => {
      throw new CourierError("Rejected", "The provider is of no use.")
    }),
  },
  {
    fault: "takes a provider that does not answer for one that refuses",
    caughtBy: "waits for no provider for ever",
    needs: "fail",
    spoil: onError("Unavailable", () => {
      throw new CourierError("Rejected", "The provider is of no use.")
    }),
  },
  {
    fault: "asks for a telephone number for every carrier",
    caughtBy: "hands a telephone number to the carriers that need one, and to no other",
    needs: "phone",
    spoil: (good) => ({ ...good, needsPhone: () => true }),
  },
  {
    fault: "believes whatever is sent to it",
    caughtBy: "rejects what it cannot prove to be the provider's",
    needs: "push",
    spoil: (good) => ({
      ...good,
      readPush: async (body) =>
        (await good.readPush?.(body).catch(() => undefined)) ?? {
          ...nothing({ carrier: "any", waybill: "any" }),
        },
    }),
  },
  {
    fault: "reads of what is sent the last track alone",
    caughtBy: "reads what the provider sends by itself as it reads its answers",
    needs: "push",
    spoil: (good) => ({
      ...good,
      readPush: async (body) => {
        const report = await good.readPush!(body)
        return { ...report, events: report.events.slice(-1) }
      },
    }),
  },
]

/** 快递鸟's 1, 2, 0 and 4 read as kuaidi100's: collected, in transit, nothing yet and trouble become other things. */
const ANOTHERS: Partial<Readonly<Record<TrackStage, TrackStage>>> = {
  "in-transit": "exception",
  created: "in-transit",
  exception: "returned",
}

function asStage({ at, on, text }: TrackEvent, stage: TrackStage): TrackEvent {
  const said = { at, on, text }
  return stage === "delivered" ? { ...said, stage, by: "self" } : { ...said, stage }
}

function onEvents(spoil: Spoil): BadCourier["spoil"] {
  return (good) => changed(good, (report) => ({ ...report, events: report.events.flatMap(spoil) }))
}

function changed(good: Courier, change: (report: TrackReport) => TrackReport): Courier {
  return { ...good, track: async (question) => change(await good.track(question)) }
}

function onError(
  reason: CourierError["reason"],
  answer: (question: { readonly carrier: string; readonly waybill: string }) => TrackReport,
): BadCourier["spoil"] {
  return (good) => ({
    ...good,
    track: (question) =>
      good.track(question).catch((error: unknown) => {
        if (error instanceof CourierError && error.reason === reason) return answer(question)
        throw error
      }),
  })
}

function nothing({ carrier, waybill }: { readonly carrier: string; readonly waybill: string }): TrackReport {
  const notBefore = fromEpochMillis(toEpochMillis("2018-07-20T02:00:00.000Z" as Instant))
  return { outcome: "nothing-yet", carrier, waybill, events: [], notBefore }
}

function hoursLater(at: Instant, hours: number): Instant {
  return fromEpochMillis(toEpochMillis(at) + hours * 3_600_000)
}

/** Faults of timers and messages. */
import type { ClaimedMessage, Storage } from "@onevisit/core/ports"
import { alone, type BadStorage, each } from "./bad-storage.ts"
import { aMoment } from "../../a-moment.ts"

export const badQueues: readonly BadStorage[] = [
  {
    fault: "forgets a timer once it has shown it",
    caughtBy: "keeps a timer due until a command moves or cancels it",
    spoil: (good) => {
      const shown = new Set<string>()
      return {
        ...good,
        dueTimers: async (query) => {
          const due = (await good.dueTimers(query)).filter((timer) => !shown.has(JSON.stringify(timer)))
          for (const timer of due) shown.add(JSON.stringify(timer))
          return due
        },
      }
    },
  },
  {
    fault: "adds a timer beside the one it ought to replace",
    caughtBy: "keeps a timer due until a command moves or cancels it",
    spoil: (good) => {
      const set = new Set<string>()
      return {
        ...good,
        commit: (acts) =>
          good.commit(
            acts.map((act) => ({
              ...act,
              timers: (act.timers ?? []).map((timer) => {
                if (timer.dueAt === null || !set.has(timer.id)) return set.add(timer.id) && timer
                return { ...timer, id: `${timer.id} (2)` }
              }),
            })),
          ),
        dueTimers: async (query) =>
          (await good.dueTimers(query)).map((timer) => ({ ...timer, id: timer.id.replace(" (2)", "") })),
      }
    },
  },
  {
    fault: "shows timers in the order in which they were set",
    caughtBy: "shows the timers that are due, the earliest first",
    spoil: (good) => ({
      ...good,
      dueTimers: async (query) => (await good.dueTimers(query)).toReversed(),
    }),
  },
  {
    fault: "shows no timer that is due before one it has shown",
    caughtBy: "shows timers by the time it is asked about, forth and back",
    spoil: (good) => {
      let last = ""
      return {
        ...good,
        dueTimers: async (query) => {
          const due = (await good.dueTimers(query)).filter(({ dueAt }) => dueAt >= last)
          last = due.at(-1)?.dueAt ?? last
          return due
        },
      }
    },
  },
  {
    fault: "leaks a lease: hands out a message that another has",
    caughtBy: "never hands a message to two at once",
    spoil: (good) => ({
      ...good,
      claimMessages: (claim) => good.claimMessages({ ...claim, leaseUntil: claim.now }),
    }),
  },
  {
    fault: "gives the same messages to all who ask before one is answered",
    caughtBy: "hands each message to one caller, who settles it once",
    spoil: (good) => {
      let asked: Promise<readonly ClaimedMessage[]> | undefined
      return {
        ...good,
        claimMessages: (claim) => {
          asked ??= good.claimMessages(claim).then(async (claimed) => {
            await aMoment()
            asked = undefined
            return claimed
          })
          return asked
        },
      }
    },
  },
  {
    fault: "hands out the youngest message first",
    caughtBy: "hands out available messages, the oldest first, under a lease",
    spoil: (good) => ({
      ...good,
      claimMessages: async (claim) => (await good.claimMessages(claim)).toReversed(),
    }),
  },
  {
    fault: "takes an empty list of ports for all ports",
    caughtBy: "hands out messages for the ports asked for only",
    spoil: (good) => ({
      ...good,
      claimMessages: ({ ports, ...claim }) =>
        good.claimMessages(ports?.length === 0 ? claim : { ...claim, ...(ports && { ports }) }),
    }),
  },
  {
    fault: "gives a message again when a clock runs behind",
    caughtBy: "gives no message under lease to a caller whose clock runs behind",
    spoil: (good) => {
      const taken = new Map<string, { message: ClaimedMessage; at: string }>()
      return {
        ...good,
        claimMessages: async (claim) => {
          const claimed = await good.claimMessages(claim)
          const early = [...taken.values()].filter(({ at }) => claim.now < at).map(({ message }) => message)
          for (const message of claimed) taken.set(message.id, { message, at: claim.now })
          return [...claimed, ...early]
        },
        settleMessages: async (settlements) => {
          for (const { id } of settlements) taken.delete(id)
          return good.settleMessages(settlements)
        },
      }
    },
  },
  {
    fault: "lets a stale lease settle",
    caughtBy: "hands a message to another when the lease has run out",
    spoil: settlingStale,
  },
  {
    fault: "knows a lease by the message alone",
    caughtBy: "lets a lease that began under a fast clock stand against the one it replaced",
    spoil: settlingStale,
  },
  {
    fault: "gives every lease of a message the same proof",
    caughtBy: "hands out a message under a lease that ends before it begins, and then to the next",
    spoil: (good) => {
      const sameProof = settlingStale(good)
      return {
        ...sameProof,
        claimMessages: async (claim) =>
          (await sameProof.claimMessages(claim)).map((one) => ({ ...one, lease: "lease" })),
      }
    },
  },
  {
    fault: "does not let a lease settle that has run out",
    caughtBy: "lets the last lease settle, even when it has run out, as long as no other has been given",
    spoil: (good) => {
      const short = new Set<string>()
      return {
        ...good,
        claimMessages: async (claim) => {
          const claimed = await good.claimMessages(claim)
          for (const { id } of claimed) short.add(id)
          return claimed
        },
        settleMessages: async (settlements) =>
          settlements.length === 1 && short.has(settlements[0]!.id)
            ? [false]
            : good.settleMessages(settlements),
      }
    },
  },
  {
    fault: "shows a message that is to be retried at once",
    caughtBy: "shows a message again that is to be retried, when it is available again",
    spoil: (good) => ({
      ...good,
      settleMessages: (settlements) =>
        good.settleMessages(
          settlements.map((one) =>
            one.outcome === "retry"
              ? { ...one, availableAt: "2000-01-01T00:00:00.000Z" as typeof one.availableAt }
              : one,
          ),
        ),
    }),
  },
  {
    fault: "hands out dead messages again",
    caughtBy: "never hands out a dead message again",
    spoil: (good) => ({
      ...good,
      settleMessages: (settlements) =>
        good.settleMessages(
          settlements.map((one) =>
            one.outcome === "dead"
              ? {
                  id: one.id,
                  lease: one.lease,
                  outcome: "retry",
                  availableAt: "2000-01-01T00:00:00.000Z" as Parameters<Storage["lease"]>[0]["now"],
                }
              : one,
          ),
        ),
    }),
  },
  {
    fault: "deletes a message that is done, and takes it for new when it comes again",
    caughtBy: "does not add a message whose id is known, not even after it is done",
    spoil: (good) => {
      const done = new Map<string, number>()
      const inner = (id: string) => (done.has(id) ? `${id} (${done.get(id)})` : id)
      const outer = (id: string) => id.replace(/ \(\d+\)$/, "")
      return {
        ...good,
        commit: (acts) =>
          each(acts, (act) =>
            alone(good, {
              ...act,
              messages: (act.messages ?? []).map((message) => ({ ...message, id: inner(message.id) })),
            }),
          ),
        claimMessages: async (claim) =>
          (await good.claimMessages(claim)).map((message) => ({ ...message, id: outer(message.id) })),
        settleMessages: async (settlements) => {
          const settled = await good.settleMessages(settlements.map((one) => ({ ...one, id: inner(one.id) })))
          for (const [at, { id, outcome }] of settlements.entries())
            if (settled[at] === true && outcome === "done") done.set(id, (done.get(id) ?? 0) + 1)
          return settled
        },
      }
    },
  },
  {
    fault: "fails for all settlements when it does not know one message",
    caughtBy: "settles several messages in order and ignores what it does not know",
    spoil: (good) => ({
      ...good,
      settleMessages: async (settlements) => {
        const settled = await good.settleMessages(settlements)
        return settled.includes(false) ? settled.map(() => false) : settled
      },
    }),
  },
]

/** The newest lease of a message stands in for any. */
function settlingStale(good: Storage): Storage {
  const leases = new Map<string, string>()
  return {
    ...good,
    claimMessages: async (claim) => {
      const claimed = await good.claimMessages(claim)
      for (const { id, lease } of claimed) leases.set(id, lease)
      return claimed
    },
    settleMessages: (settlements) =>
      good.settleMessages(settlements.map((one) => ({ ...one, lease: leases.get(one.id) ?? one.lease }))),
  }
}

/** What may stand in a ladder: the ways in which somebody is told, one after the other. */
import type { Issue } from "../../reasons/index.ts"
import type { Rung } from "./notice-events.ts"

/**
 * What is wrong with a ladder, each with its path: none or too many ways, a way that there is not, a channel twice, since the
 * second message would be the first one again, and a time to wait that is none.
 */
export function checkLadder(ladder: readonly Rung[], channels: readonly string[]): readonly Issue[] {
  if (ladder.length === 0 || ladder.length > MOST)
    return [{ path: [], expected: `at least one way and at most ${MOST}` }]
  return ladder.flatMap((rung, at): readonly Issue[] => {
    if (rung.way !== "channel")
      return tasks.has(rung.way) ? [] : [{ path: [at, "way"], expected: "channel, letter, call or visit" }]
    const { channel, waitMinutes } = rung
    const isTwice = ladder.slice(0, at).some((each) => each.way === "channel" && each.channel === channel)
    const issues: Issue[] = []
    if (!channels.includes(channel))
      issues.push({
        path: [at, "channel"],
        expected: `one of ${channels.join(", ") || "(no channel is given)"}`,
      })
    if (isTwice) issues.push({ path: [at, "channel"], expected: "each channel once" })
    if (!Number.isInteger(waitMinutes) || waitMinutes < 0 || waitMinutes > YEAR)
      issues.push({ path: [at, "waitMinutes"], expected: "whole minutes, from 0 to a year" })
    return issues
  })
}

/** Fewer than one claim takes steps. */
const MOST = 20
const YEAR = 366 * 24 * 60
const tasks: ReadonlySet<string> = new Set<Exclude<Rung["way"], "channel">>(["letter", "call", "visit"])

/** The counts of no case. */
import type { CaseCounts, Punctuality, VisitCounts } from "./case-counts.ts"

const noShare = { part: 0, of: 0 }
const noVisits: VisitCounts = { cases: 0, byVisits: {}, none: noShare, one: noShare, atMostOne: noShare }
const noClock: Punctuality = { inTime: 0, late: 0, running: 0, ended: 0, none: 0, kept: noShare }

export const noCounts: CaseCounts = {
  cases: {
    received: 0,
    open: 0,
    accepted: 0,
    acceptedAs: { complete: 0, deemed: 0, tolerant: 0, outside: 0 },
    notAccepted: 0,
    acceptanceRevoked: 0,
    terminated: 0,
    withdrawn: 0,
    deemedWithdrawn: 0,
    reinstated: 0,
    decided: 0,
    decidedAs: { favourable: 0, unfavourable: 0, renewedByLaw: 0 },
    decisionsRevoked: 0,
    delivered: 0,
  },
  handlings: { total: 0, byChannel: {}, byOutlet: {} },
  visits: { complete: noVisits, all: noVisits, declared: { kept: noShare, exceeded: [] } },
  windowRuns: 0,
  tolerance: { used: 0, kept: 0, defaulted: 0, excused: 0, running: 0, ended: 0 },
  punctuality: { statutory: noClock, promised: noClock, delivery: noClock },
  overdue: { explained: 0, unexplained: 0 },
  notices: { corrections: 0, second: 0, owed: 0 },
  records: {
    waivers: 0,
    disputes: 0,
    siteChecksFit: 0,
    siteChecksUnfit: 0,
    entriesCorrected: 0,
    found: 0,
    promisesGiven: 0,
    promisesBroken: 0,
  },
  violations: {},
}

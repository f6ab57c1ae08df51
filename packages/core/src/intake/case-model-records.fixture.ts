/** What is put on record, in the small model. 浙江省保障“最多跑一次”改革规定 art. 7, 9; 行政许可法 art. 34¶3. */
import {
  type Acts,
  broken,
  close,
  isOver,
  isUndecided,
  nothing,
  notInThisPhase,
  open,
} from "./case-model-acts.fixture.ts"
import { spare } from "./case-model-owed.fixture.ts"
import { dayFrom } from "./day-by-day.fixture.ts"

export const recordActs: Acts<
  "waive-material" | "record-identity" | "dispute-platform-data" | "record-source-check" | "record-site-check"
> = {
  /** What the applicant has to hand in, and nothing else, can be waived. */
  "waive-material": (m, { requirement }, { rules, today }) => {
    if (!isUndecided(m)) return notInThisPhase
    const isTheirs = requirement !== "licence" && requirement !== "consent"
    if (!rules.waives || !isTheirs) return ["NotReplaceable"]
    spare(m, [requirement], today)
    return nothing
  },
  "record-identity": (m, { means }, { rules }) => {
    if (isOver(m)) return notInThisPhase
    if (!rules.means.includes(means)) return ["IdentityMeansUnknown"]
    m.identities.push(means)
    return nothing
  },
  "dispute-platform-data": (m, { requirement }, { rules }) => {
    if (!isUndecided(m)) return notInThisPhase
    if (!rules.disputes || requirement !== "licence") return ["NotLookedUp"]
    m.lookUp = "disputed"
    m.isSourceAsked = true
    open(m, "check-source")
    return nothing
  },
  "record-source-check": (m) => {
    if (m.phase === "none") return notInThisPhase
    if (!m.isSourceAsked) return ["NotLookedUp"]
    m.isSourceAsked = false
    close(m, "check-source")
    return nothing
  },
  "record-site-check": (m, { ago, others }, { today, who }) => {
    if (m.phase !== "accepted") return notInThisPhase
    const on = dayFrom(today, -ago)
    const went = new Set([who, ...others])
    const against = broken({
      TooFewOfficers: went.size < Math.max(2, others.length + 1),
      DateInTheFuture: on > today,
      DateTooEarly: on < (m.accepted?.on ?? on),
    })
    if (against.length === 0) m.siteChecks.push(on)
    return against
  },
}

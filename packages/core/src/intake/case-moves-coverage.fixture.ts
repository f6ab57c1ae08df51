/** What the lives that are played must come by, so that the model says something where it is tried. */
const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(" "))

const moves = words(
  "submit correct-on-spot hold-documents examine refuse-acceptance complete-hand-over supplement withdraw",
  "extend-supplement excuse-delay revoke-acceptance terminate notify-owed pass-time revise-calendar look-up",
  "suspend-clock resume-clock extend-clock explain-overdue hand-to-reviewer finish-part decide dispatch deliver",
  "give-commitment verify-commitment order-rectification revoke-decision waive-material record-identity",
  "dispute-platform-data record-source-check record-site-check propose-correction confirm-correction",
  "change-parties choose repeat-look-up seal import add-external-id adopt",
)
const people = words("applicant agent clerk decider approver keeper reviewer neighbour program platform")
const ends = words(
  "delivered not-accepted acceptance-revoked terminated deemed-withdrawn withdrawn decision-revoked",
  "deemed-renewed accepted-complete accepted-tolerant accepted-deemed accepted-outside granted",
)
const tasks = words(
  "accept-or-refuse decide-on-lapsed-supplement decide-on-revocation explain-overdue urge-part check-source",
  "hand-over-result hand-over-to-authority verify-commitment decide-on-broken-commitment",
)
const refusals = words(
  "AlreadyNotified CommitmentUnavailable DateInTheFuture DateTooEarly DeadlinePassed EntryChangedSince",
  "ExtendedAlready IdentityMeansUnknown LateEntryUnexplained NoFurtherNotice NoSuchClock NoSuchPart NotAuthorised",
  "NoSuchProposal NotCompetent NotFirstAsked NotInThisPhase NotLookedUp NotOverdue NotReplaceable NotSuspended",
  "NotTheRuleSetsToGrant NotTheirChoice NotTheirOrder NotThisConsequence NotYetWrong NothingLapsed NothingToChange",
  "OverdueUnexplained PartsOpen PreReviewerDecides PromiseBroken QuotaExhausted ReapplicationBarred ReasonNotListed",
  "ReasonsMissing RectificationFirst ReferralMissing SamePerson SignatureUnreliable StillOwed SuspensionBackwards",
  "ToleranceDeclined ToleranceDenied ToleranceUnavailable TooFewOfficers TooLate NotSealed",
  "NothingToSeal LookUpAnswered SilenceNotOver ImportWithoutId NotAuthoritative ExternalIdNotOfCase UnknownMaterial DatedByTheApplicant PartyEvidenceMissing",
  "SupplementTermMissing",
)

export const comeBy: readonly string[] = [
  ...[...moves, ...people].flatMap((each) => [`${each} done`, `${each} refused`]),
  ...ends,
  ...tasks,
  ...refusals,
]

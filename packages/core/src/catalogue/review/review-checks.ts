/**
 * Every check of a review: its code, how grave a finding is, the sources it carries out, strongest first, and the
 * function that looks. One thing a check, so that a district can turn single ones off.
 *
 * What makes an item invalid is refused when it is read and is not checked again; a few checks here see the same thing
 * where it hides behind words, or where the item was built in code and never read.
 */
import type { Severity } from "../../reasons/index.ts"
import * as codes from "./check-codes.ts"
import * as contact from "./check-contact.ts"
import * as explained from "./check-explained.ts"
import * as fee from "./check-fee.ts"
import * as materials from "./check-materials.ts"
import * as procedure from "./check-procedure.ts"
import * as result from "./check-result.ts"
import * as sentences from "./check-sentences.ts"
import * as time from "./check-time.ts"
import * as topics from "./check-topics.ts"
import * as vague from "./check-vague-words.ts"
import * as visits from "./check-visits.ts"
import type { CheckItem } from "./review-finding.ts"
import * as law from "./sources.ts"

/** One check, as the table has it. */
export interface ReviewCheck {
  readonly code: string
  readonly severity: Severity
  readonly sources: law.Sources
  readonly check: CheckItem
}

const { bulletin, wenzhou } = law
const guide: law.Sources = [law.licensingLaw("30"), law.zhejiangOneVisit("4"), bulletin]
const terms: law.Sources = [
  law.licensingLaw("42"),
  law.businessEnvironment("36", "2"),
  law.zhejiangOneVisit("12"),
  bulletin,
]
const exactness: law.Sources = [law.businessEnvironment("35"), bulletin]
const lookedUp: law.Sources = [law.zhejiangOneVisit("7"), bulletin]

/** The checks, in the order in which their findings are told. */
export const reviewChecks = [
  // 即办件 and 承诺件, and the time that is promised.
  { code: "on-the-spot-with-term", severity: "error", sources: [wenzhou], check: time.onTheSpotHasNoTerm },
  {
    code: "on-the-spot-reviewed-later",
    severity: "warning",
    sources: [wenzhou],
    check: time.onTheSpotIsReviewedAtOnce,
  },
  {
    code: "promised-reviewed-at-once",
    severity: "warning",
    sources: [wenzhou],
    check: time.promisedIsReviewedAfterAcceptance,
  },
  { code: "term-missing", severity: "warning", sources: terms, check: time.itemHasATerm },
  {
    code: "promised-after-statutory",
    severity: "error",
    sources: terms,
    check: time.promiseKeepsWithinTheLaw,
  },
  { code: "promise-counted-otherwise", severity: "note", sources: terms, check: time.promiseCountsAsTheLaw },

  // 到办事现场次数 and 网办深度.
  { code: "visit-reason-missing", severity: "error", sources: [wenzhou], check: visits.aVisitHasAReason },
  {
    code: "visit-reason-needless",
    severity: "warning",
    sources: [wenzhou],
    check: visits.noVisitNeedsNoReason,
  },
  { code: "no-visit-no-mail", severity: "error", sources: [wenzhou], check: visits.withoutAVisitItCanBeSent },
  {
    code: "fully-online-with-visit",
    severity: "error",
    sources: [wenzhou],
    check: visits.fullyOnlineNeedsNoVisit,
  },

  // 收费.
  { code: "fee-charges-missing", severity: "warning", sources: [wenzhou], check: fee.aFeeNamesItsCharges },
  { code: "fee-payment-unsaid", severity: "warning", sources: [wenzhou], check: fee.aFeeSaysHowItIsPaid },
  { code: "fee-of-nothing", severity: "warning", sources: [wenzhou], check: fee.aFeeIsNotFree },

  // 咨询、投诉, 办理地点 and 办理时间.
  { code: "contact-missing", severity: "error", sources: [bulletin], check: contact.contactIsComplete },
  {
    code: "complaint-phone-same",
    severity: "error",
    sources: [wenzhou],
    check: contact.complaintsGoElsewhere,
  },
  {
    code: "phone-without-area-code",
    severity: "warning",
    sources: [wenzhou],
    check: contact.numbersHaveAnAreaCode,
  },
  {
    code: "address-imprecise",
    severity: "warning",
    sources: [wenzhou],
    check: contact.addressLeadsToTheWindow,
  },
  {
    code: "hours-without-working-days",
    severity: "warning",
    sources: [wenzhou],
    check: contact.hoursSayWorkingDays,
  },

  // 编码.
  { code: "code-defective", severity: "error", sources: [bulletin], check: codes.codesAreWellFormed },

  // 服务对象 and 主题.
  { code: "topic-missing", severity: "warning", sources: [wenzhou], check: topics.everySideHasATopic },
  { code: "topic-of-nobody", severity: "warning", sources: [wenzhou], check: topics.topicsAreOfThoseServed },

  // 结果名称、类型、样本.
  {
    code: "result-kind-mismatch",
    severity: "warning",
    sources: [wenzhou],
    check: result.resultIsOfTheKindItsNameSays,
  },
  { code: "result-kind-missing", severity: "note", sources: [wenzhou], check: result.resultHasAKind },
  { code: "result-sample-missing", severity: "warning", sources: [wenzhou], check: result.resultHasASample },

  // 常见问题 and 办理流程.
  {
    code: "licence-without-faq",
    severity: "warning",
    sources: [wenzhou],
    check: procedure.aLicenceAnswersQuestions,
  },
  {
    code: "licence-step-without-time",
    severity: "warning",
    sources: [wenzhou],
    check: procedure.stepsOfALicenceAreATable,
  },
  {
    code: "steps-exceed-promise",
    severity: "error",
    sources: [wenzhou],
    check: procedure.stepsKeepWithinThePromise,
  },
  {
    code: "excluded-step-counted",
    severity: "warning",
    sources: [wenzhou],
    check: procedure.excludedStepsAreNotCounted,
  },

  // 申请材料.
  { code: "material-form-missing", severity: "error", sources: guide, check: materials.materialsHaveAForm },
  {
    code: "material-form-contradicted",
    severity: "warning",
    sources: guide,
    check: materials.formsAgreeWithNames,
  },
  {
    code: "online-on-paper-alone",
    severity: "warning",
    sources: [law.zhejiangOneVisit("6"), bulletin],
    check: materials.whatIsDoneOnlineNeedsNoPaper,
  },
  {
    code: "look-up-available",
    severity: "error",
    sources: lookedUp,
    check: materials.nobodyBringsWhatRegistriesHold,
  },
  {
    code: "own-document-asked",
    severity: "warning",
    sources: lookedUp,
    check: materials.nobodyBringsWhatTheAuthorityIssued,
  },
  {
    code: "certificate-without-basis",
    severity: "warning",
    sources: [law.businessEnvironment("44", "1"), bulletin],
    check: materials.certificatesHaveABasis,
  },

  // 文字.
  { code: "catch-all-material", severity: "error", sources: exactness, check: vague.materialsAreNoCatchAll },
  {
    code: "catch-all-condition",
    severity: "error",
    sources: exactness,
    check: vague.conditionsAreNoCatchAll,
  },
  { code: "vague-material", severity: "warning", sources: exactness, check: vague.materialsAreExact },
  { code: "vague-condition", severity: "warning", sources: exactness, check: vague.conditionsAreExact },
  { code: "sentence-too-long", severity: "note", sources: [bulletin], check: sentences.sentencesAreShort },
  { code: "term-unexplained", severity: "note", sources: [bulletin], check: explained.termsAreExplained },
  { code: "rule-not-in-basis", severity: "warning", sources: guide, check: explained.citedRulesAreBases },
] as const satisfies readonly ReviewCheck[]

/** What a finding is called: stable, and what a district turns off or weighs otherwise. */
export type ReviewCode = (typeof reviewChecks)[number]["code"]

// Cases lived through from registration to delivery and to revocation, with a marked secret wherever something
// about a person may stand. Everything that the district says on the way is handed to `heard`.
import {
  chinaCalendar,
  chinaLaw,
  citizenNumber,
  creditCode,
  sampleCitizenNumber,
  sampleCreditCode,
  samplePhone,
  sampleRegions,
  sampleWaybill,
} from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import {
  actorOfApplicant,
  type OfficerActor,
  type SubjectId,
  type SubjectIdentity,
} from "@onevisit/core/identity"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import { text } from "@onevisit/core/reasons"
import { addDays, instant, plainDate, workingDays } from "@onevisit/core/time"
import type { CaseAnswer, District, DistrictOptions, SimulatedClock, Submission } from "@onevisit/district"
import type { Secrets } from "./leaks.ts"

/** What is told of a call: where it was made, and what it answered or failed with. */
export type Heard = (where: string, value: unknown) => void

export const opening = instant("2018-07-20T01:00:00Z")

export const settings = {
  calendar: chinaCalendar(),
  law: chinaLaw,
  regions: sampleRegions,
  schemes: [citizenNumber, creditCode],
} satisfies Partial<DistrictOptions>

/** A secret for every place; the numbers are right by their check digits, in the sample region. */
export function markedSecrets(mark: string, n: number) {
  return {
    organisation: `${mark}有限公司`,
    creditCode: sampleCreditCode(n),
    representative: `欧阳${mark}`,
    citizenNumber: sampleCitizenNumber({ born: "1979-03-05", sequence: n % 1000 }),
    phone: samplePhone(n),
    email: `${n}@${n}.example.org`,
    address: `样例街道${mark}路`,
    bankAccount: `账户${mark}`,
    fileName: `审计报告-${mark}.pdf`,
    lateFileName: `补交-${mark}.pdf`,
    signature: `签名${mark}`,
    defect: `签名不符${mark}`,
    grantReason: `准予${mark}`,
    denialReason: `不予认定${mark}`,
    extensionReason: `延期${mark}`,
    excuseReason: `住院${mark}`,
    revocationReason: `未补${mark}`,
    refusalReason: `不属于${mark}`,
    waybill: sampleWaybill(n),
    whereTo: `寄往样例路${mark}`,
    newWhereTo: `改寄样例巷${mark}`,
    heldNote: `暂存袋${mark}`,
    identityReference: `核验单${mark}`,
    waiverEvidence: `判决书${mark}`,
    waiverNote: `可证${mark}`,
    disputeStatement: `平台有误${mark}`,
    disputedFileName: `营业执照-${mark}.pdf`,
    commitmentSignature: `承诺人${mark}`,
    correctionReason: `录入错误${mark}`,
    correctedFileName: `更正-${mark}.pdf`,
    opinion: `会审意见${mark}`,
    siteFindings: `现场见${mark}`,
    verificationNote: `核查发现${mark}`,
    rectificationReason: `责令整改${mark}`,
    decisionRevocationReason: `撤销决定${mark}`,
    serviceAddress: `送达至样例里${mark}`,
    serviceAccount: `送达账号${mark}`,
    confirmationEvidence: `确认书卷${mark}`,
    servicePlace: `门口样例弄${mark}`,
    takenByName: `同住人${mark}`,
    takenByRelation: `家属之${mark}`,
    refusalToTake: `拒收因${mark}`,
    witnessName: `见证者${mark}`,
    witnessUnit: `见证社区${mark}`,
    serviceRecording: `录像卷${mark}`,
    serviceWaybill: `送达邮件${mark}`,
    arrivalReference: `到达记录${mark}`,
    serverName: `送达者${mark}`,
  } satisfies Secrets
}

export type Marked = ReturnType<typeof markedSecrets>

export const clerk: OfficerActor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "sample-bureau",
  roles: ["back-entry"],
  validAt: plainDate("2018-07-20"),
  validTo: plainDate("2031-01-01"),
}
export const decider: OfficerActor = { ...clerk, externalId: "officer-2", roles: ["deciding-officer"] }

const accepts = [{ copyKind: "original", medium: "paper", number: 1 }] as const
const shared = { accepts, obtainedBy: "applicant", evidences: [] } as const

export const item: ServiceItem = {
  id: "sample-centre",
  edition: "2018-07",
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  name: text("样例中心认定", "Recognition of a sample centre"),
  type: "confirmation",
  authority: { id: "sample-bureau", name: text("样例局", "Sample bureau") },
  basis: [{ statute: "sample-rules", title: text("样例办法", "Sample rules"), article: "3", sample: true }],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [text("在样例区登记", "Registered in the Sample District")],
  procedure: [text("受理", "Acceptance")],
  promisedTerm: workingDays(20),
  specialProcedures: [],
  questions: [],
  materials: [
    { ...shared, id: "form", name: text("申请表", "Form"), necessity: "key", deferrable: [] },
    {
      ...shared,
      id: "report",
      name: text("审计报告", "Audit report"),
      necessity: "secondary",
      deferrable: ["absence"],
    },
  ],
  visits: { declared: 1, reason: text("核对原件", "The originals are compared") },
  channels: ["window", "online", "courier"],
  collection: ["by-hand", "courier", "electronic"],
  fee: null,
  result: { name: text("认定文件", "Recognition") },
  contact: {
    phone: "0000-0001",
    complaintPhone: "0000-0002",
    email: "window@example.invalid",
    address: text("样例路1号", "1 Sample Road"),
    hours: text("工作日", "Working days"),
  },
}

export function identityOf(secrets: Marked): SubjectIdentity {
  const { address, bankAccount, email, phone } = secrets
  return {
    kind: "enterprise",
    name: secrets.organisation,
    identifiers: [{ scheme: creditCode.id, value: secrets.creditCode }],
    phone,
    email,
    address,
    bankAccount,
    representative: {
      name: secrets.representative,
      identifiers: [{ scheme: citizenNumber.id, value: secrets.citizenNumber }],
    },
  }
}

export function paper(
  requirement: string,
  name: string,
  more: Partial<SubmittedMaterial> = {},
): SubmittedMaterial {
  const file = { hash: `sha256:${"0".repeat(64)}`, size: 10, mediaType: "application/pdf", name }
  return { requirement, copyKind: "original", medium: "paper", number: 1, sealed: true, file, ...more }
}

/** An application at the window with the key material alone, for tolerant intake. */
export function tolerantly(applicant: SubjectId, secrets: Marked): Submission {
  const signedOn = plainDate("2018-07-20")
  const commitment = { clauses: ["按期补齐"], signedOn, signature: secrets.signature }
  return {
    item: item.id,
    applicant,
    arrival: { channel: "window", on: signedOn },
    outlet: "hall",
    enteredLate: `停电后补录，${secrets.representative}到场`,
    materials: [paper("form", secrets.fileName)],
    examination: { supplementWithin: workingDays(5), tolerance: { commitment } },
  }
}

export interface Lived {
  readonly applicant: SubjectId
  /** The ids of the cases, by how they ended. */
  readonly cases: Readonly<Record<"delivered" | "revoked" | "denied" | "notAccepted" | "withdrawn", string>>
}

/** Publishes the item, registers the applicant and lives five cases to their ends. */
export async function liveThrough(
  district: District,
  clock: SimulatedClock,
  secrets: Marked,
  heard: Heard,
): Promise<Lived> {
  const say = async <T>(where: string, call: Promise<T>): Promise<T> => {
    const value = await call
    heard(where, value)
    return value
  }
  const { catalogue, intake, subjects } = district
  const identity = identityOf(secrets)
  await say("publish", catalogue.publish([item], { batch: "2018-07", as: clerk }))
  const registered = await say("register", subjects.register({ ...identity, phone: "0" }, { as: clerk }))
  if (registered.outcome !== "registered") throw new Error(`Not registered but ${registered.outcome}.`)
  const applicant = registered.subject
  await say("correct", subjects.correct(applicant, identity, { as: clerk }))
  await say("known", subjects.register(identity, { as: clerk }))
  await say("find", subjects.findByIdentifier({ scheme: creditCode.id, value: secrets.creditCode }))

  const tolerant = tolerantly(applicant, secrets)
  const submit = async (where: string, submission: Submission): Promise<string> => {
    const answer = await say(where, intake.submit(submission, { as: clerk }))
    return done(answer)
  }
  const command = async (where: string, id: string, ...rest: Rest<typeof intake.command>): Promise<void> => {
    done(await say(where, intake.command(id, ...rest)))
  }
  const cases = {
    delivered: await submit("submit", tolerant),
    revoked: await submit("submit, revoked later", tolerant),
    denied: await submit("submit, denied later", tolerant),
    notAccepted: await submit("submit with a defect", {
      ...tolerant,
      materials: [paper("form", secrets.fileName), paper("report", secrets.lateFileName)],
      examination: {
        supplementWithin: workingDays(5),
        defects: [{ requirement: "form", note: text(secrets.defect, secrets.defect) }],
      },
    }),
    withdrawn: await submit("submit, unexamined", {
      item: item.id,
      applicant,
      arrival: { channel: "online", enteredOn: clock.now().on },
      materials: [paper("form", secrets.fileName, { defect: text(secrets.defect, secrets.defect) })],
    }),
  }
  const reasons = [secrets.extensionReason]
  await command(
    "extend",
    cases.revoked,
    { type: "extend-supplement", by: workingDays(1), reasons },
    { as: clerk },
  )
  const corrected = [paper("report", secrets.lateFileName)]
  await command(
    "correct on the spot",
    cases.withdrawn,
    { type: "correct-on-spot", materials: corrected },
    { as: clerk },
  )
  await command("withdraw", cases.withdrawn, { type: "withdraw" }, { as: actorOfApplicant(applicant) })
  await command(
    "refuse acceptance",
    cases.notAccepted,
    { type: "refuse-acceptance", ground: "not-required", reasons: [secrets.refusalReason] },
    { as: decider },
  )

  clock.advance({ days: 3 })
  const supplement = (id: string) =>
    intake.supplement(
      id,
      {
        arrival: { channel: "courier", signedOn: clock.now().on },
        postedOn: addDays(clock.now().on, -1),
        materials: [paper("report", secrets.lateFileName)],
      },
      { as: clerk },
    )
  done(await say("supplement", supplement(cases.delivered)))
  const granted = { type: "decide", favourable: true, reasons: [secrets.grantReason] } as const
  await command("decide", cases.delivered, granted, { as: clerk })
  const { documents } = (await intake.get(cases.delivered)).state
  const seal = { type: "record-seal", document: documents.at(-1)?.id ?? "" } as const
  await command("seal", cases.delivered, seal, { as: clerk })
  await command(
    "dispatch",
    cases.delivered,
    { type: "dispatch-result", waybill: secrets.waybill },
    { as: clerk },
  )
  const delivery = { type: "deliver-result", method: "courier", on: clock.now().on } as const
  await command("deliver", cases.delivered, delivery, { as: clerk })

  clock.advance({ days: 20 })
  await say("run what is due", district.runDue())
  const revocation = { type: "revoke-acceptance", reasons: [secrets.revocationReason] } as const
  await command("revoke", cases.revoked, revocation, { as: decider })
  await command(
    "excuse",
    cases.denied,
    { type: "excuse-delay", reasons: [secrets.excuseReason] },
    { as: clerk },
  )
  done(await say("late supplement", supplement(cases.denied)))
  const denial = { type: "decide", favourable: false, reasons: [secrets.denialReason] } as const
  await command("deny", cases.denied, denial, { as: decider })

  for (const [end, id] of Object.entries(cases)) {
    await say(`get ${end}`, intake.get(id))
    await say(`explain ${end}`, intake.explain(id, "supplement"))
  }
  await say("find cases", intake.find({}))
  await say("kind", subjects.kindOf(applicant))
  await say("guides", catalogue.guides(clock.now().on))
  await say("run what is due again", district.runDue())
  return { applicant, cases }
}

type Rest<Call extends (id: string, ...rest: never[]) => unknown> = Call extends (
  id: string,
  ...rest: infer Tail
) => unknown
  ? Tail
  : never

function done(
  answer: Pick<CaseAnswer, "outcome"> & {
    readonly case: string | null
    readonly refusal?: { readonly _tag: string }
  },
): string {
  if (answer.refusal || answer.case === null) throw new Error(`Refused: ${answer.refusal?._tag}.`)
  return answer.case
}

// A licence from application to revocation with everything on record that can be: papers held, waived and disputed, who
// showed who they are, a promise that is broken, a correction, opinions and findings; each with a marked secret.
import { creditCode, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant, type OfficerActor, type SubjectId } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import type { District, PlainCommand, SimulatedClock } from "@onevisit/district"
import { clerk, decider, type Heard, item, type Marked, paper } from "./secret-life.ts"

const day = plainDate("2019-03-04")
const keeper: OfficerActor = {
  ...clerk,
  externalId: "officer-3",
  roles: ["records-correction", "assigns-cases", officerRoles.decidingOfficer],
}

/** What is asked of it and by whom it is reviewed, so that all of it can happen. */
const licence: ServiceItem = {
  ...item,
  id: "sample-licence",
  type: "licence",
  materials: [
    ...item.materials,
    { ...requirement("proof"), evidences: [] },
    {
      ...requirement("register"),
      obtainedBy: "agency-verified",
      lookUp: { registry: "sample-registry", record: "licence" },
    },
  ],
  reviewParts: [
    { id: "joint", title: text("会审", "joint review"), authority: item.authority, term: workingDays(5) },
  ],
  commitmentOptions: [
    {
      id: "condition",
      kind: "licence-condition",
      title: text("条件", "condition"),
      listed: { statute: "list", title: text("样例清单", "sample list"), sample: true },
      replaces: ["proof"],
    },
  ],
}

/** Lives one such case to its end and asks about it on the way; its id. */
export async function liveOnRecord(
  district: District,
  clock: SimulatedClock,
  applicant: SubjectId,
  secrets: Marked,
  heard: Heard,
): Promise<string> {
  const { catalogue, intake } = district
  const person = actorOfApplicant(applicant)
  clock.set(instant("2019-03-04T01:00:00Z"))
  heard("publish", await catalogue.publish([licence], { batch: "2019-03", as: clerk }))
  const submitted = await intake.submit(
    {
      item: licence.id,
      applicant,
      arrival: { channel: "online", enteredOn: day },
      materials: [paper("form", secrets.fileName)],
      choices: { collection: "courier", address: secrets.whereTo },
      parties: [{ role: "contact", subject: applicant, validFrom: day }],
    },
    { as: person },
  )
  heard("submit", submitted)
  const id = submitted.case ?? ""

  const steps: readonly (readonly [PlainCommand, ReturnType<typeof actorOfApplicant> | OfficerActor])[] = [
    [{ type: "assign", officer: clerk.externalId }, keeper],
    [{ type: "hold-documents", note: secrets.heldNote }, clerk],
    [
      {
        type: "record-identity",
        of: "applicant",
        means: "citizen-card",
        reference: secrets.identityReference,
      },
      clerk,
    ],
    [{ type: "choose", choices: { collection: "courier", address: secrets.newWhereTo } }, person],
    [
      {
        type: "waive-material",
        requirement: "report",
        evidence: secrets.waiverEvidence,
        note: secrets.waiverNote,
      },
      clerk,
    ],
    [
      {
        type: "give-commitment",
        commitment: {
          kind: "licence-condition",
          option: "condition",
          text: { clauses: ["条件具备"], signedOn: day, signature: secrets.commitmentSignature },
        },
      },
      person,
    ],
    [
      {
        type: "dispute-platform-data",
        requirement: "register",
        material: paper("register", secrets.disputedFileName),
        statement: secrets.disputeStatement,
      },
      person,
    ],
    [
      {
        type: "propose-correction",
        entry: { field: "material", material: paper("form", secrets.correctedFileName) },
        reason: secrets.correctionReason,
      },
      clerk,
    ],
    [{ type: "confirm-correction", proposal: 1 }, keeper],
  ]
  const follow = async (list: typeof steps): Promise<void> => {
    for (const [command, as] of list) {
      const together = command.type === "record-site-check" ? { alongside: [keeper] } : {}
      const answer = await intake.command(id, command, { as, ...together })
      if (answer.outcome === "refused") throw new Error(`${command.type} refused: ${answer.refusal._tag}`)
      heard(command.type, answer)
    }
  }
  await follow(steps)
  heard("examine", await intake.examine(id, {}, { as: clerk }))
  await follow([
    [{ type: "finish-part", part: "joint", outcome: "agreed", opinion: secrets.opinion, toldOn: day }, clerk],
    [
      {
        type: "record-site-check",
        on: day,
        outcome: "fits",
        findings: secrets.siteFindings,
      },
      clerk,
    ],
  ])
  const { number } = (await intake.get(id)).summary
  const proof = { scheme: creditCode.id, value: secrets.creditCode }
  const progress = await intake.progressOf(number ?? "", proof)
  if (progress.outcome !== "found") throw new Error("The case was not found by its number.")
  heard("progress", progress)
  heard("progress of another", await intake.progressOf("no such number", proof))
  heard("worklist", await intake.worklist())
  heard("work by officer", await intake.workByOfficer())
  heard("code", await intake.queryCode(id))

  await follow([
    [{ type: "decide", favourable: true, reasons: [secrets.grantReason] }, decider],
    ...(await services(district, id, applicant, secrets)),
    [
      {
        type: "verify-commitment",
        option: "condition",
        isKept: false,
        note: secrets.verificationNote,
      },
      clerk,
    ],
    [
      {
        type: "order-rectification",
        option: "condition",
        within: workingDays(3),
        reasons: [secrets.rectificationReason],
      },
      decider,
    ],
  ])
  clock.advance({ days: 20 })
  heard("run what is due", await district.runDue())
  await follow([
    [{ type: "revoke-decision", option: "condition", reasons: [secrets.decisionRevocationReason] }, decider],
  ])
  heard("get", await intake.get(id))
  return id
}

/** The receipt, served in every way that the law of this district knows. */
async function services(
  district: District,
  id: string,
  applicant: SubjectId,
  secrets: Marked,
): Promise<readonly (readonly [PlainCommand, OfficerActor])[]> {
  const [receipt] = (await district.intake.get(id)).state.documents
  const document = receipt?.id ?? ""
  const on = plainDate("2019-03-04")
  const ways: readonly Extract<PlainCommand, { type: "record-service" }>["way"][] = [
    {
      method: "direct",
      signedOn: on,
      place: secrets.servicePlace,
      takenBy: { name: secrets.takenByName, relation: secrets.takenByRelation },
    },
    {
      method: "left",
      leftOn: on,
      place: secrets.servicePlace,
      refusal: secrets.refusalToTake,
      witnesses: [{ name: secrets.witnessName, unit: secrets.witnessUnit }],
      recording: secrets.serviceRecording,
    },
    { method: "posted", postedOn: on, waybill: secrets.serviceWaybill, signedOn: on, signedBy: "self" },
    { method: "electronic", system: "sample-platform", arrivedOn: on, reference: secrets.arrivalReference },
  ]
  return [
    [{ type: "record-seal", document }, clerk],
    [
      {
        type: "confirm-service-address",
        confirmedOn: on,
        letters: secrets.serviceAddress,
        electronic: { system: "sample-platform", address: secrets.serviceAccount },
        evidence: secrets.confirmationEvidence,
      },
      clerk,
    ],
    ...ways.map(
      (way) =>
        [
          {
            type: "record-service",
            document,
            addressee: { role: "applicant", subject: applicant },
            way,
            servers: [secrets.serverName],
          },
          clerk,
        ] as const,
    ),
  ]
}

function requirement(id: string): ServiceItem["materials"][number] {
  return {
    id,
    name: text(id, id),
    necessity: "secondary",
    deferrable: [],
    accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
    obtainedBy: "applicant",
    evidences: [],
  }
}

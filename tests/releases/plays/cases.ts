/** Cases of one licence, each by another way to another end, so that together they come by every event a case has. */
import type { Actor } from "@onevisit/core/identity"
import { addDays, plainDate, workingDays } from "@onevisit/core/time"
import type { PlainCommand, Submission } from "@onevisit/district"
import {
  clerk,
  decider,
  done,
  type Ground,
  given,
  governor,
  keeper,
  laterCalendar,
  neighbour,
  registry,
  second,
} from "./ground.ts"
import { label, licence, service } from "./offered.ts"

const reasons = ["样例理由"]
const signed = { clauses: ["属实"], signedOn: plainDate("2020-01-02"), signature: "样例签名" }
const wanting = { supplementWithin: workingDays(5), defects: [] }
const tolerant = { ...wanting, tolerance: { commitment: signed } }
const everything = ["form", "report", "proof"]

export async function playCases(ground: Ground): Promise<void> {
  const { district, morning } = ground
  /** A case of a new enterprise, received on a day with some papers, and what is then done to it. */
  const open = async (on: string, papers: readonly string[], more: Partial<Submission> = {}) => {
    const { actor, id: applicant } = await ground.enterprise()
    const arrival = { channel: "online", enteredOn: morning(on) } as const
    const materials = papers.map((id) => given(id))
    const submission = { item: licence.id, applicant, arrival, materials, ...more }
    const { case: id } = done(await district.intake.submit(submission, { as: clerk }))
    const give = async (command: PlainCommand, as: Actor = clerk) =>
      done(await district.intake.command(id, command, { as }))
    const supplement = async (...ids: readonly string[]) => {
      const arrived = { channel: "online", enteredOn: plainDate(day()) } as const
      const supplied = { arrival: arrived, materials: ids.map((each) => given(each)) }
      return done(await district.intake.supplement(id, supplied, { as: clerk }))
    }
    return { actor, applicant, give, id, supplement }
  }
  const day = () => ground.clock.now().on
  type Case = Awaited<ReturnType<typeof open>>
  const later = (on: string) => morning(on)
  const granted = async ({ give }: Case) => {
    await give(
      {
        type: "record-look-up-answer",
        requirement: "register",
        outcome: "found",
        asOf: plainDate("2020-06-01"),
        reference: null,
      },
      registry,
    )
    for (const [part, as] of [
      ["first", second],
      ["second", neighbour],
    ] as const)
      await give({ type: "finish-part", part, outcome: "agreed", opinion: "同意", toldOn: day() }, as)
    await give({ type: "decide", favourable: true }, decider)
  }
  const promise = (option: "condition" | "promise", kind: "licence-condition" | "proof"): PlainCommand => ({
    type: "give-commitment",
    commitment: { option, kind, text: signed },
  })

  // Promised, verified broken, ordered put right, not put right: revoked. Another is put right.
  for (const isPutRight of [false, true]) {
    const one = await open("2021-10-11", ["form", "proof"])
    await one.give(promise("condition", "licence-condition"), one.actor)
    done(await district.intake.examine(one.id, wanting, { as: clerk }))
    await granted(one)
    const finding = { type: "verify-commitment", option: "condition", note: "核查" } as const
    await one.give({ ...finding, isKept: false })
    const order = {
      type: "order-rectification",
      option: "condition",
      within: workingDays(5),
      reasons,
    } as const
    await one.give(order, decider)
    if (isPutRight) await one.give({ ...finding, isKept: true })
    else {
      later("2021-11-01")
      await one.give({ type: "announce-adverse-act", act: "revoke-decision", reasons }, decider)
      const statement = "样例陈述"
      await one.give({ type: "state-defence", act: "revoke-decision", statement }, one.actor)
      await one.give({ type: "revoke-decision", option: "condition", reasons }, decider)
    }
  }

  // Everything that is put on record along the way of one case; its result goes out by courier.
  const full = await open("2021-11-02", ["form"], {
    outlet: "hall",
    arrival: { channel: "window", on: morning("2021-11-02"), time: "10:00" },
  })
  await full.give({ type: "hold-documents", note: "待核" })
  await full.give({ type: "assign", officer: "second" }, keeper)
  await full.give({ type: "change-parties", parties: [] }, full.actor)
  await full.give({ type: "choose", choices: { collection: "courier" } }, full.actor)
  await full.give({ type: "correct-on-spot", materials: [given("report", { copyKind: "copy" })] }, full.actor)
  await full.give({ type: "record-identity", of: "applicant", means: "senior-card", reference: "样例" })
  await full.give({ type: "waive-material", requirement: "proof", evidence: "他证", note: "已核" })
  await full.give({
    type: "propose-correction",
    entry: { field: "material", material: given("report") },
    reason: "误录",
  })
  await full.give({ type: "confirm-correction", proposal: 1 }, keeper)
  done(await district.intake.examine(full.id, wanting, { as: clerk }))
  const material = given("register")
  await full.give(
    { type: "dispute-platform-data", requirement: "register", material, statement: "登记有误" },
    full.actor,
  )
  await full.give({ type: "record-source-check", requirement: "register", outcome: "corrected" }, registry)
  const check = { type: "record-site-check", on: day(), outcome: "fits", findings: "相符" } as const
  done(await district.intake.command(full.id, check, { as: clerk, alongside: [second] }))
  const stop = { clock: "statutory", reason: "hearing" } as const
  await full.give({ type: "suspend-clock", ...stop, from: day(), toldInWritingOn: day() })
  await full.give({ type: "resume-clock", clock: "statutory", on: later("2021-11-05") })
  await full.give({ type: "extend-clock", clock: "statutory", reasonToldOn: day() }, governor)
  await full.give({ type: "hand-to-reviewer", part: "first" })
  const finished = { type: "finish-part", outcome: "agreed", opinion: null } as const
  const late = { toldOn: plainDate("2021-11-04"), enteredLate: "样例停电" }
  await full.give({ ...finished, part: "first", ...late }, keeper)
  await full.give({ ...finished, part: "second", toldOn: day() }, neighbour)
  later("2021-12-20")
  await full.give({ type: "explain-overdue", clock: "promised", explanation: label, publishedOn: day() })
  await full.give({ type: "decide", favourable: true }, decider)
  const { state } = await district.intake.get(full.id)
  for (const each of state.toSeal) await full.give({ type: "record-seal", document: each.document })
  const electronic = { system: "sample-notices", address: "样例账号" }
  const address = { confirmedOn: day(), letters: null, electronic, evidence: "签字页" } as const
  await full.give({ type: "confirm-service-address", ...address }, full.actor)
  const decision = state.documents.findLast(({ kind }) => kind === "granted")
  if (decision === undefined) throw new Error("No decision to be served")
  await full.give({
    type: "record-service",
    document: decision.id,
    addressee: { role: "applicant", subject: full.applicant },
    way: { method: "direct", signedOn: day(), place: "样例大厅" },
    servers: ["样例人员"],
  })
  await full.give({ type: "dispatch-result", waybill: "W-2" })
  await full.give({ type: "deliver-result", method: "courier", on: day() })
  const document = (await district.intake.documents(full.id, "recording"))[0]?.id
  if (document === undefined) throw new Error("No document")
  for (let printing = 0; printing < 2; printing += 1)
    await district.documents.print({ case: full.id, document, purpose: "recording" }, { as: clerk })

  // What is owed: wrong and told again, excused, put off; then ended for default, or ended otherwise.
  const owing = () => open("2022-01-10", ["form"], { examination: tolerant })
  const defaulting = await owing()
  const defect = { supplementWithin: workingDays(3) }
  done(
    await district.intake.supplement(
      defaulting.id,
      { arrival: { channel: "online", enteredOn: day() }, materials: [given("report", { defect: label })] },
      { as: clerk },
    ),
  )
  await defaulting.give({ type: "notify-owed", ...defect })
  const excused = await owing()
  await excused.give({ type: "extend-supplement", by: workingDays(1), reasons })
  await excused.give({ type: "revise-calendar", calendar: laterCalendar })
  later("2022-02-10")
  await defaulting.give({ type: "terminate", reasons }, decider)
  await excused.give({ type: "excuse-delay", reasons })
  await excused.give({ type: "withdraw" }, excused.actor)

  const revoked = await open("2022-02-11", ["form"], { item: service.id, examination: tolerant })
  later("2022-02-28")
  await revoked.give({ type: "revoke-acceptance", reasons }, decider)

  // Told what is wanting: taken as withdrawn, back again by post, wrong, told once more, refused.
  const told = await open("2022-03-01", ["form"], { examination: wanting })
  later("2022-03-14")
  await told.give({ type: "pass-time" })
  const excusable = await open("2022-03-01", ["form"], { examination: wanting })
  later("2022-03-14")
  await excusable.give({ type: "excuse-delay", reasons, supplementWithin: workingDays(5) })
  const posted = { channel: "courier", signedOn: day() } as const
  const wrong = [given("report", { defect: label }), given("proof")]
  done(
    await district.intake.supplement(
      told.id,
      { arrival: posted, postedOn: plainDate("2022-03-08"), materials: wrong },
      { as: clerk },
    ),
  )
  done(
    await district.intake.examine(
      told.id,
      { ...wanting, defects: [{ requirement: "proof", note: label }] },
      { as: clerk },
    ),
  )
  await told.supplement("report")
  const refuse = { type: "refuse-acceptance", reasons } as const
  await told.give({ ...refuse, ground: "false-material" }, decider)
  const astray = await open("2022-03-15", everything)
  await astray.give({ ...refuse, ground: "wrong-authority", referredTo: "样例区局" }, decider)
  const misdirected = { case: astray.id }
  done(await district.guidance.enquiries.openFromWrongAuthority(misdirected, { as: decider }))
  await astray.give({ type: "complete-hand-over", takenOn: day() })

  // By law: accepted by silence, and renewed by silence.
  const silent = await open("2022-03-15", ["form"])
  const expiresOn = addDays(day(), 40)
  const renewed = await open("2022-03-15", everything, { renewal: { expiresOn } })
  later("2022-05-05")
  await silent.give({ type: "pass-time" })
  await silent.give({ type: "record-look-up-failure", requirement: "register", willRetry: true }, registry)
  await renewed.give({ type: "pass-time" })
}

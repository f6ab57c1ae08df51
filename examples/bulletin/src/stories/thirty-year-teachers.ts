/** 任教三十年教师荣誉证书: the school gathers, goes once, sends what was missing by courier, and receives all together. */
import { countService, serviceFact } from "@onevisit/core/benefits/service-years"
import { actorOfApplicant, type SubjectId, type SubjectKind } from "@onevisit/core/identity"
import type { Mandate } from "@onevisit/core/intake/collections"
import { text } from "@onevisit/core/reasons"
import { bindRule, decide } from "@onevisit/core/rules"
import { plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { asked, mayBeOwed, paper } from "../papers.ts"
import { clerk, decider } from "../people.ts"
import { teachingYears, thirtyYears } from "../rules/thirty-years.ts"
import type { Stage, Story } from "../stage.ts"
import { serviceOf, UNCERTAIN_TEACHER } from "../teacher-register.ts"
import { commitmentOn, itemOf, morningOf, sealLast } from "./shared.ts"

const TEACHERS = 30
/** Whose papers lack something at the hand-in: the 4th, 11th, 19th and 27th. */
const LACKING = [4, 11, 19, 27]

export const thirtyYearTeachers: Story = {
  title: text(
    "2018年7月：三十位教师，学校统一办，老师不用跑",
    "July 2018: thirty teachers, the school goes once, no teacher goes at all",
  ),
  ruleSets: ["xiaoshan-2018-practice"],
  run: async (stage) => {
    const { check, clock, district, list, say, show } = stage
    countYears(stage)
    const gathered = await gather(stage)
    const { collection: id, lacks, teachers } = gathered

    const on = morningOf(stage, "2018-07-26")
    const handedIn = taken(
      await district.collections.handIn(
        id,
        {
          arrival: { channel: "window", on, time: "09:30" },
          outlet: "service-centre",
          examination: { supplementWithin: workingDays(5) },
        },
        { as: clerk },
      ),
    )
    const tolerated = handedIn.members.filter(({ outcome }) => outcome === "tolerantly-accepted").length
    const complete = handedIn.members.filter(({ outcome }) => outcome === "accepted").length
    const wanting = (await district.collections.shortfalls(id)).filter(
      ({ shortfalls }) => shortfalls.length > 0,
    )
    taken(await district.collections.listShortfalls(id, { as: clerk }))
    const lacking = { collection: id, document: "1-shortfall-list", purpose: "print for the school" }
    const notice = taken(await district.documents.print(lacking, { as: clerk }))
    show(notice.text.split("\n").slice(0, 10).join("\n"))
    check(
      text("一人一件：26件受理，4件容缺受理", "each judged alone: 26 accepted, 4 tolerantly"),
      complete === TEACHERS - LACKING.length && tolerated === LACKING.length,
    )

    const signedOn = morningOf(stage, "2018-07-31")
    const parcel = {
      waybill: "SF0000000000030",
      arrival: { channel: "courier", signedOn },
      postedOn: plainDate("2018-07-30"),
      contents: lacks.map(({ missing, teacher }) => ({ member: teacher, materials: [paper(missing)] })),
    } as const
    const once = taken(await district.collections.supplementParcel(id, parcel, { as: clerk }))
    const twice = taken(await district.collections.supplementParcel(id, parcel, { as: clerk }))
    clock.advance({ minutes: 10 })
    await district.runDue()
    check(
      text(
        "一个快递补齐四人；重复登记不重复补交",
        "one parcel supplies four; written down twice it counts once",
      ),
      once.parts.length === LACKING.length &&
        twice.parts.every((part) => part.outcome === "supplied" && part.replayed && part.open === 0),
    )

    morningOf(stage, "2018-08-06")
    const cases = handedIn.members.flatMap((each) => (each.outcome === "refused" ? [] : [each.case]))
    const decide = (some: readonly string[]) =>
      Promise.all(
        some.map(async (one) => {
          taken(await district.intake.command(one, { type: "decide", favourable: true }, { as: decider }))
          await sealLast(district, one, decider)
        }),
      )
    await decide(cases.slice(0, 20))
    const results = { method: "courier", waybill: "SF0000000000031" } as const
    const waits = taken(await district.collections.issue(id, results, { as: clerk }))
    await decide(cases.slice(20))
    const issued = taken(await district.collections.issue(id, results, { as: clerk }))
    const arrived = morningOf(stage, "2018-08-08")
    const { summary } = taken(
      await district.collections.handOver(id, { list: 1, signedOn: arrived }, { as: clerk }),
    )
    const states = await Promise.all(cases.map((one) => district.intake.get(one)))
    const visits = states.reduce((sum, one) => sum + one.summary.visits, 0)
    list([
      ["日期", "环节", "人数", "跑"],
      ["7月26日", "学校到窗口统一递交", `${summary.handedIn}`, "学校1次"],
      ["7月26日", "容缺受理，待补", `${wanting.length}`, "0"],
      ["7月31日", "一个快递补齐", `${once.parts.length}`, "0"],
      [
        "8月6日",
        `先决定${waits.summary.waiting}人，等齐（最迟${waits.summary.waitsUntil ?? ""}）`,
        "20",
        "0",
      ],
      ["8月8日", "统一寄送，学校签收后转发", `${summary.handedOver}`, "0"],
    ])
    say("发放清单由学校转交时请每位老师签收；任教年限按档案逐段计算，档案由学校和教育局证明。")
    check(
      text("等齐后一次发放三十份", "issued together, thirty at once"),
      waits.outcome === "deferred" && issued.parts.length === TEACHERS && summary.handedOver === TEACHERS,
    )
    check(
      text("学校跑1次，老师跑0次", "one visit by the school, none by the teachers"),
      summary.visits === 1 && visits === 0 && teachers.length === TEACHERS,
    )
    check(
      text("适用的规则集正确", "under the right rule set"),
      states.every(({ ruleSet }) => ruleSet.id.includes("xiaoshan-2018-practice")),
    )
  },
}

/** Before anything is gathered the years are counted from the archive, interval by interval. */
function countYears({ check, list, say }: Stage): void {
  const rule = Result.getOrThrow(bindRule(thirtyYears, { on: plainDate("2018-07-24") }))
  const counted = Array.from({ length: TEACHERS + 1 }, (_, at) => {
    const count = Result.getOrThrow(countService(serviceOf(at + 1), teachingYears, 2018))
    return { count, decision: decide(rule, { yearsTaught: serviceFact(count) }) }
  })
  const uncertain = counted[UNCERTAIN_TEACHER - 1]
  list(
    [7, 12, UNCERTAIN_TEACHER].flatMap((teacher) => {
      const { count } = counted[teacher - 1] ?? {}
      return [
        [`样例教师${teacher}`, count?.text.zh ?? ""],
        ...(count?.intervals ?? []).map(({ text: each }) => ["", each.zh]),
      ]
    }),
  )
  check(
    text("按档案计算，三十位都满三十年", "counted from the archive, all thirty have thirty years"),
    counted.slice(0, TEACHERS).every(({ decision }) => decision.verdict === "yes"),
  )
  check(
    text("两校重叠的两年只算一次", "two years at two schools count once"),
    counted[6]?.count.counted.min === 12 * 34 - 2,
  )
  check(
    text(
      "起始只知年份又恰好影响结果的，待核实而非不符合",
      "a start known to the year alone, where it matters, is open and no refusal",
    ),
    uncertain?.decision.verdict === "undetermined" && uncertain.decision.missing.includes("yearsTaught"),
  )
  say("另有一位只知1988年任教，月份不详：待核实，请学校调档，不作不符合处理，也不在本批之列。")
}

interface Gathered {
  readonly collection: string
  readonly teachers: readonly SubjectId[]
  readonly lacks: readonly { readonly teacher: SubjectId; readonly missing: Parameters<typeof paper>[0] }[]
}

/** Before anybody goes: each teacher mandates the school, which gathers what each has. */
async function gather(stage: Stage): Promise<Gathered> {
  const { district } = stage
  const on = morningOf(stage, "2018-07-24")
  const item = itemOf(stage, "thirty-year-teachers")
  const scenario = { interrupted: false }
  const school = await register(stage, "public-institution", "样例区中心学校")
  const opened = taken(
    await district.collections.open({ item: item.id, collector: school }, { as: actorOfApplicant(school) }),
  )
  const teachers: SubjectId[] = []
  const lacks: { teacher: SubjectId; missing: Parameters<typeof paper>[0] }[] = []
  for (let n = 1; n <= TEACHERS; n += 1) {
    const teacher = await register(stage, "natural-person", `样例教师${n}`)
    teachers.push(teacher)
    const mandate: Mandate = {
      agent: school,
      principal: teacher,
      capacity: "authorised-agent",
      validFrom: on,
      validTo: plainDate("2018-10-01"),
      scope: ["hand-in", "supplement", "collect"],
      letter: { hash: "sample-letter", signedOn: on, signature: "样例签名" },
    }
    // The teacher says so in person, at home and online: the school's word alone would not do.
    taken(
      await district.collections.addMember(
        opened.collection,
        { member: teacher, mandate },
        { as: actorOfApplicant(teacher) },
      ),
    )
    const [missing] = LACKING.includes(n) ? mayBeOwed(item, scenario).slice(n % 2) : []
    if (missing !== undefined) lacks.push({ teacher, missing })
    const materials = asked(item, scenario)
      .filter((requirement) => requirement !== missing)
      .map(paper)
    const commitment =
      missing === undefined ? {} : { commitment: { by: "member", commitment: commitmentOn(on) } as const }
    taken(
      await district.collections.gather(
        opened.collection,
        { member: teacher, scenario, materials, ...commitment },
        { as: actorOfApplicant(school) },
      ),
    )
  }
  return { collection: opened.collection, teachers, lacks }
}

async function register({ district }: Stage, kind: SubjectKind, name: string): Promise<SubjectId> {
  const registered = await district.subjects.register({ kind, name, identifiers: [] }, { as: clerk })
  if (registered.outcome === "refused") throw new Error(registered.refusal.message.en)
  return registered.subject
}

/** The answer of a call that the story expects to be taken; a refusal ends the story with its sentence. */
function taken<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if ("refusal" in answer)
    throw new Error(`Refused: ${(answer.refusal as { message: { en: string } }).message.en}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}

// A roll, allowances and vouchers lived through, with a marked secret wherever a name, a number, an account, a fact or
// somebody's words may stand. Everything that the district says on the way is handed to `heard`, but for the two ways out:
// the dry run, which shows the roll to whoever handed it in, and the payment file.
import { citizenNumber, sampleCitizenNumber } from "@onevisit/china"
import { composeRoll, type RollRow } from "@onevisit/core/benefits"
import { actorOfApplicant, type SubjectId, system } from "@onevisit/core/identity"
import { fen } from "@onevisit/core/money"
import { type FactValues, never } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import type {
  BenefitsSettings,
  District,
  EntitlementAct,
  PaymentFile,
  SimulatedClock,
} from "@onevisit/district"
import { simulatedPopulation } from "@onevisit/testkit"
import { allowance, sources } from "../releases/plays/allowances.ts"
import type { Secrets } from "./leaks.ts"
import { done, officer } from "./money-office.ts"
import type { Heard } from "./secret-life.ts"
import { liveOnVouchers } from "./voucher-life.ts"

/** A secret for every place where money is about somebody; the numbers are right by their check digits. */
export function moneySecrets(mark: string, sequence: number) {
  return {
    listedNumber: sampleCitizenNumber({ born: "1937-03-05", sequence }),
    listedName: `在册${mark}`,
    payeeName: `代领${mark}`,
    payeeAccount: `账户甲${mark}`,
    payeeBank: `开户行${mark}`,
    category: `类别${mark}`,
    foundNumber: sampleCitizenNumber({ born: "1938-05-07", sequence: sequence + 1 }),
    foundName: `拟享${mark}`,
    foundPseudonym: `pseudonym-${mark}`,
    foundAccount: `账户乙${mark}`,
    namelessPseudonym: `nobody-${mark}`,
    born: "1938-05-07",
    visitEvidence: `户口簿${mark}`,
    objection: `异议${mark}`,
    objectionReason: `答复${mark}`,
    humanStatement: `请人工${mark}`,
    humanReason: `人工答${mark}`,
    holdReason: `暂停${mark}`,
    stopReason: `拟停${mark}`,
    stopAnswer: `陈述${mark}`,
    recoveryReason: `追回${mark}`,
    releaseReason: `核对${mark}`,
    returnReason: `户名不符${mark}`,
    voucherPurpose: `检测用途${mark}`,
    voucherReason: `不予${mark}`,
    voucherAnswer: `申辩${mark}`,
    holderName: `持券${mark}有限公司`,
    holderAccount: `账户丙${mark}`,
  } satisfies Secrets
}

export type MoneySecrets = ReturnType<typeof moneySecrets>

export const benefitsOfficer = officer("civil-affairs", allowance.acts.role)
const run = system("monthly-run")

/** A register of four, of whom it names three; it is told apart from the district by what it keeps in clear. */
export function moneyRegister(secrets: MoneySecrets) {
  const lives = { registeredIn: "990101", died: never, served: false, paidElsewhere: false }
  const rows = new Map<string, FactValues>([
    [secrets.foundPseudonym, { ...lives, born: secrets.born }],
    [secrets.namelessPseudonym, { ...lives, born: "1936-01-01" }],
    ["listed", { ...lives, born: "1937-03-05" }],
    ["gone", { ...lives, born: "1935-01-01" }],
  ])
  const identity = (name: string, value: string) =>
    ({ kind: "natural-person", name, identifiers: [{ scheme: citizenNumber.id, value }] }) as const
  let version = 1
  const benefits: BenefitsSettings = {
    programmes: [allowance],
    sources,
    population: simulatedPopulation({
      state: async () => ({ asOf: plainDate("2022-06-30"), version: String(version) }),
      rows: () => [...rows].map(([id, facts]) => ({ id, facts })),
      identify: async ({ subjects }) =>
        subjects.map((id) => {
          if (id === secrets.foundPseudonym) return identity(secrets.foundName, secrets.foundNumber)
          return id === "listed" ? identity(secrets.listedName, secrets.listedNumber) : null
        }),
    }),
    rolls: {
      scheme: citizenNumber.id,
      pseudonymsOf: async (numbers) =>
        numbers.map((number) => (number === secrets.listedNumber ? "listed" : null)),
    },
    lists: { personOf: () => "key", accountOf: () => "hash" },
  }
  return {
    benefits,
    leave: (id: string) => {
      rows.delete(id)
      version += 1
    },
  }
}

const place = { file: "名册.csv", sheet: "名册" }

export function rollOf(secrets: MoneySecrets, more: Partial<RollRow> = {}) {
  const row: RollRow = {
    at: { ...place, row: 0 },
    person: secrets.listedNumber,
    name: secrets.listedName,
    category: secrets.category,
    firstMonth: month("2015-01"),
    paidThrough: month("2022-07"),
    amount: fen(3000),
    payee: {
      name: secrets.payeeName,
      account: secrets.payeeAccount,
      bank: secrets.payeeBank,
      relation: "other",
    },
    owed: fen(0),
    overpaid: fen(0),
    ...more,
  }
  const of = { programme: allowance.id, roll: "roll", cutOver: month("2022-08") }
  return { ...of, tables: [composeRoll([row], place)] }
}

export interface MoneyLived {
  /** What went out to the bank, in the one way in which it does. */
  readonly files: readonly PaymentFile[]
  /** What the dry run showed to whoever made it. */
  readonly shown: unknown
  readonly found: SubjectId
  readonly account: string
}

/** Lives a roll, an allowance and a voucher from their beginnings to money that came back. */
export async function liveOnMoney(
  district: District,
  clock: SimulatedClock,
  register: ReturnType<typeof moneyRegister>,
  secrets: MoneySecrets,
  heard: Heard,
): Promise<MoneyLived> {
  const { benefits } = district
  const as = benefitsOfficer
  const say = async <T>(where: string, call: Promise<T>): Promise<T> => {
    const value = await call
    heard(where, value)
    return value
  }
  const files: PaymentFile[] = []
  const programme = allowance.id

  // The roll: a dry run, an officer's word, its row; and the list for the city.
  const { entries: shown, ...compared } = done(await benefits.compareRoll(rollOf(secrets), { as }))
  heard("compare roll", compared)
  const { comparison } = compared.summary.compared ?? { comparison: "" }
  await say("confirm roll", benefits.confirmRoll("roll", comparison, { as }))
  await say("import roll", benefits.importRoll(rollOf(secrets), { as }))
  await say("roll", benefits.roll("roll"))
  await say("roll entries", benefits.rollEntries("roll"))

  // A sweep finds somebody and keeps a second whom nobody can name; a third is missed, and an officer looks.
  const sweep = { programme, month: month("2022-07") }
  await say("sweep", benefits.sweep(sweep, { as: run }))
  register.leave("gone")
  const next = { ...sweep, month: month("2022-08") }
  clock.advance({ days: 28 })
  await say("sweep that stops", benefits.sweep(next, { as: run }))
  await say("release", benefits.settleSweep(`${programme}-2022-08`, "release", secrets.releaseReason, { as }))
  await say("sweep state", benefits.sweepState(`${programme}-2022-08`))
  const found = await say("subject of", benefits.subjectOf(programme, secrets.foundPseudonym))
  if (found === null) throw new Error("Nobody was found.")
  const key = { programme, subject: found }
  const person = actorOfApplicant(found)
  const on = clock.now().on
  const said = { asOf: on, source: "decision", settles: true } as const
  const payee = {
    name: secrets.foundName,
    account: secrets.foundAccount,
    bank: secrets.payeeBank,
    relation: "self",
  } as const
  const steps: readonly (readonly [EntitlementAct, typeof as | typeof person])[] = [
    [{ type: "ask-visit", facts: ["born"], why: "asked" }, as],
    [{ type: "record-visit", visit: 1, on, outcome: "met", evidence: secrets.visitEvidence }, as],
    [{ type: "state", statement: { id: "s1", fact: "born", value: secrets.born, from: null, ...said } }, as],
    [{ type: "verify" }, as],
    [{ type: "tell", about: "start", how: "letter", on }, as],
    [{ type: "enrol" }, as],
    [{ type: "set-payee", payee }, person],
    [{ type: "object", about: "start", statement: secrets.objection }, person],
    [{ type: "answer-objection", objection: 1, upheld: false, reasons: [secrets.objectionReason] }, as],
    [{ type: "ask-human", statement: secrets.humanStatement }, person],
    [{ type: "answer-human", reasons: [secrets.humanReason] }, as],
  ]
  const follow = async (list: typeof steps) => {
    for (const [act, by] of list) done(await say(act.type, benefits.act(key, act, { as: by })))
  }
  await follow(steps)

  // Paid, sent back by the bank, paid again; then stopped and claimed back.
  const pay = { programme, month: month("2022-08"), purpose: "样例" }
  const paid = done(await say("pay", benefits.pay(pay, { as: run })))
  files.push(await benefits.paymentFile(paid.payment, "样例"))
  const { lines } = await say("payment", benefits.payment(paid.payment))
  const line = [...lines.values()].find(({ subject }) => subject === found)?.line ?? ""
  const returned = { line, reason: secrets.returnReason, on }
  await say("note returns", benefits.noteReturns(paid.payment, [returned], { as: run }))
  await say("payment that came back", benefits.payment(paid.payment))
  await say("pay again", benefits.pay({ ...pay, payment: "again" }, { as: run }))
  files.push(await benefits.paymentFile("again", "样例"))
  await follow([
    [{ type: "hold", from: month("2022-09"), reasons: [secrets.holdReason] }, as],
    [{ type: "lift-hold", reasons: [secrets.holdReason] }, as],
    [{ type: "state", statement: { id: "s2", fact: "died", value: "2022-06-01", from: null, ...said } }, as],
    [{ type: "announce", act: "stop", from: month("2022-08"), reasons: [secrets.stopReason] }, as],
    [{ type: "answer", statement: secrets.stopAnswer }, person],
    [{ type: "stop", reasons: [secrets.stopReason] }, as],
    [{ type: "announce", act: "recover", from: month("2022-07"), reasons: [secrets.recoveryReason] }, as],
    [{ type: "answer", statement: secrets.stopAnswer }, person],
    [
      {
        type: "recover",
        by: "repayment",
        amount: 3000,
        instalments: [{ dueOn: on, amount: 3000 }],
        reasons: [secrets.recoveryReason],
      },
      as,
    ],
    [{ type: "waive-recovery", amount: 3000, reasons: [secrets.recoveryReason] }, as],
  ])
  await say("entitlement", benefits.entitlement(key))
  await say("find", benefits.find({ programme }))
  await say("find out", benefits.findOut(key, { as }))
  const { rows } = await say("city list", benefits.cityList({ ...pay, months: [month("2022-08")] }))
  await say("reconcile", benefits.reconcileList({ programme, theirs: rows, purpose: "样例" }))
  await say("run what is due", district.runDue())
  return { files, shown, found, account: await liveOnVouchers(district, clock, secrets, say, files) }
}

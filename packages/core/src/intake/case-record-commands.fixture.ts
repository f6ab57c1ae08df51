/** Moves that put something on record as commands. */
import { workingDays } from "../time/index.ts"
import { agent, paper } from "./case.fixture.ts"
import { type Commands, creditOf, paperOf, receiptOf, shift, why } from "./case-command-terms.fixture.ts"
import type { PromiseMove } from "./case-moves-promises.fixture.ts"
import type { RecordMove } from "./case-moves-records.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { dispute, promiseOf, waive } from "./whole-case.fixture.ts"

export const recordCommands: Commands<(PromiseMove | RecordMove)["do"]> = {
  "give-commitment": ({ credit, do: type, isSigned, option }) => {
    const given = promiseOf(option)
    const unreliable = { ...given, text: { ...given.text, means: "electronic-signature" as const } }
    return { type, commitment: isSigned ? given : unreliable, credit: creditOf(credit) }
  },
  "verify-commitment": ({ do: type, isKept, option }) => ({ type, option, isKept, note: null }),
  "order-rectification": (move) => ({
    type: move.do,
    option: move.option,
    within: workingDays(move.days),
    reasons: why(move),
    number: "O",
  }),
  "revoke-decision": (move) => ({ type: move.do, option: move.option, reasons: why(move), number: "W" }),
  "waive-material": ({ requirement }) => waive(requirement),
  "record-identity": ({ do: type, means }) => ({ type, of: "applicant", means, reference: null }),
  "dispute-platform-data": ({ requirement }) =>
    ({ ...dispute, requirement, material: paper(requirement) }) as CaseCommand,
  "record-source-check": ({ do: type }) => ({ type, requirement: "licence", outcome: "upheld" }),
  "record-site-check": ({ ago, do: type }, on) => ({
    type,
    on: shift(on, -ago),
    outcome: "fits",
    findings: "as said",
  }),
  "propose-correction": ({ do: type, entry }, on) => {
    const { material, receipt } =
      "paper" in entry
        ? { material: paperOf(entry.paper), receipt: null }
        : { material: null, receipt: receiptOf(entry.came, on) }
    const proposed =
      receipt === null ? { field: "material" as const, material } : { field: "receipt" as const, receipt }
    return { type, entry: proposed, reason: "typing error" } as CaseCommand
  },
  "confirm-correction": ({ do: type, proposal }) => ({ type, proposal }),
  "change-parties": ({ do: type, entrusted }, on) => {
    if (entrusted === null) return { type, parties: [] }
    const { acts, from, isProved, role, to } = entrusted
    const until = to === null ? {} : { validTo: shift(on, to) }
    const scope = role === "handler" ? { scope: acts } : {}
    const evidence = isProved ? { evidence: `sha256:${"a".repeat(64)}` } : {}
    const party = {
      role,
      subject: agent.subject,
      ...scope,
      ...evidence,
      validFrom: shift(on, from),
      ...until,
    }
    return { type, parties: [party] }
  },
  choose: ({ commitment, tolerance, way }) => ({
    type: "choose",
    choices: {
      ...(way === null ? {} : { collection: way }),
      optIns: {
        ...(tolerance === null ? {} : { tolerantIntake: tolerance }),
        ...(commitment === null ? {} : { commitment }),
      },
    },
  }),
}

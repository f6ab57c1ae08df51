/** How the plays act on entitlements: who does it, and what is the same each time. */
import { actorOfApplicant, type Actor, system } from "@onevisit/core/identity"
import { month } from "@onevisit/core/time"
import type { EntitlementAct, EntitlementKey } from "@onevisit/district"
import { allowance, veterans } from "./allowances.ts"
import { done, type Ground, officer } from "./ground.ts"

export const benefitsOfficer = officer("benefits", "civil-affairs", "benefits-officer")
export const monthlyRun = system("monthly-run")
export const reasons = ["样例理由"]
export const payeeOf = (resident: string, account = resident) =>
  ({ name: `样例${resident}`, account: `6200-${account}`, bank: "样例银行", relation: "self" }) as const

/** What the plays say and ask of one resident's entitlement. */
export interface Life {
  readonly key: EntitlementKey
  act(act: EntitlementAct, as?: Actor): Promise<void>
  /** The person's own word. */
  own(act: EntitlementAct): Promise<void>
  /** An officer puts a fact on record that settles what sources say. */
  state(fact: string, value: unknown, from?: string): Promise<void>
  /** Verified, told, enrolled, with an account. */
  enrol(): Promise<void>
}

export async function lifeOf(ground: Ground, resident: string, programme = allowance.id): Promise<Life> {
  const { benefits } = ground.district
  const subject = await benefits.subjectOf(programme, resident)
  if (subject === null) throw new Error(`Nobody was found who is called ${resident}`)
  const key = { programme, subject }
  const today = () => ground.clock.now().on
  const act = async (it: EntitlementAct, as: Actor = benefitsOfficer) => {
    done(await benefits.act(key, it, { as }))
  }
  let statements = 0
  return {
    key,
    act,
    own: (it) => act(it, actorOfApplicant(subject)),
    state: async (fact, value, from) => {
      const id = `${resident}-${today()}-${(statements += 1)}`
      const statement = {
        id,
        fact,
        value,
        from: from ?? null,
        asOf: today(),
        source: "decision",
        settles: true,
      }
      await act({ type: "state", statement } as EntitlementAct)
    },
    enrol: async () => {
      await act({ type: "verify" }, monthlyRun)
      await act({ type: "tell", about: "start", how: "letter", on: today() })
      await act({ type: "enrol" }, monthlyRun)
      await act({ type: "set-payee", payee: payeeOf(resident) })
    },
  }
}

/** The runs of a month: both programmes are decided, or both are paid. */
export function monthsOf({ district: { benefits } }: Ground) {
  const programmes = [allowance.id, veterans.id]
  return {
    sweep: async (at: string, programme = allowance.id, sweep?: string) =>
      done(
        await benefits.sweep(
          { programme, month: month(at), purpose: "样例", ...(sweep === undefined ? {} : { sweep }) },
          { as: monthlyRun },
        ),
      ),
    payAll: async (at: string) => {
      for (const programme of programmes)
        done(await benefits.pay({ programme, month: month(at), purpose: "样例" }, { as: monthlyRun }))
    },
  }
}

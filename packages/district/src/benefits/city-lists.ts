/**
 * The enrolled roll of a programme as a list for a city-wide system, and what that system's list says beside it. Lists come
 * and go as CSV, XLSX and JSON by `parseListTables`, `composeListTable`, `parseListDocument` and `composeListDocument` of core.
 */
import {
  type AccountOnRecord,
  type EntitlementEventData,
  type EntitlementState,
  type ListRow,
  listRowOf,
  reconcile,
  type Reconciliation,
} from "@onevisit/core/benefits"
import type { SubjectId, SubjectIdentity } from "@onevisit/core/identity"
import type { StoredEvent } from "@onevisit/core/ports"
import { lower } from "@onevisit/core/rules"
import { firstDay, type Month } from "@onevisit/core/time"
import type { Subjects } from "../subjects/index.ts"
import { ListsMissing } from "./benefits.errors.ts"
import { bindFor } from "./bind-for.ts"
import type { EntitlementDesk, EntitlementDeskOptions, SetPayee } from "./entitlement-desk.ts"
import { ENTITLEMENT_VIEW, entitlementStream, type EntitlementSummary } from "./entitlement-model.ts"
import type { OpenedFor } from "../sealing/index.ts"

/** What the two sides have agreed upon: keys that both can make and nobody can read back. */
export interface ListSettings {
  /** The key of a person, for example a keyed hash of the citizen number; `null` for whom none can be made. */
  readonly personOf: (identity: SubjectIdentity) => string | null
  /** The hash of an account. */
  readonly accountOf: (account: string) => string
  /** How both sides call who gets an amount (fen); nobody compares it unless said. */
  readonly categoryOf?: (amount: number, month: Month) => string | null
  /** The code of the rule's ground of residence, by which somebody who moved in is told. */
  readonly residenceGround?: string
}

export interface ListQuery {
  readonly programme: string
  readonly months: readonly Month[]
  /** What people's names and accounts are opened for. */
  readonly purpose: OpenedFor
}

export interface CityList {
  readonly rows: readonly ListRow[]
  /** Who gets something and has no key: they are in no row. */
  readonly unnamed: number
}

export interface CityLists {
  /** Our list, by person and month. */
  cityList(query: ListQuery): Promise<CityList>
  /** Their list beside ours; the months are those of their rows unless said. Nothing is kept, and nothing follows by itself. */
  reconcileList(
    query: Omit<ListQuery, "months"> & {
      readonly months?: readonly Month[]
      readonly theirs: readonly ListRow[]
    },
  ): Promise<Reconciliation & Pick<CityList, "unnamed">>
}

export interface CityListsOptions extends EntitlementDeskOptions {
  readonly lists?: ListSettings
  readonly subjects: Subjects
  readonly desk: EntitlementDesk
}

/** Entitlements that are read together. */
const PAGE = 500

interface Listed {
  readonly person: string
  readonly state: EntitlementState
  readonly accounts: readonly AccountOnRecord[]
  readonly rows: readonly ListRow[]
}

/** The account to which a month was paid; the one that stands where it was not. */
function payeeIn(payees: readonly SetPayee[], events: readonly StoredEvent[], month: Month) {
  const paid = events.findLast(
    ({ data, type }) =>
      type === "MonthsPaid" &&
      (data as EntitlementEventData["MonthsPaid"]).months.some((each) => each.month === month),
  )
  return payees.findLast(({ since }) => paid === undefined || since < paid.version)?.payee
}

export function cityLists(options: CityListsOptions): CityLists {
  const { clock, desk, lists, storage, subjects } = options

  const settings = (): ListSettings => {
    if (lists === undefined) throw new ListsMissing()
    return lists
  }

  async function* subjectsOf(programme: string): AsyncIterable<readonly SubjectId[]> {
    for (let after: string | null | undefined; after !== null;) {
      const page = await storage.findViews({
        ...ENTITLEMENT_VIEW,
        where: { programme },
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      })
      yield page.rows.map(({ doc }) => (doc as EntitlementSummary).subject)
      after = page.cursor
    }
  }

  /** What is on record of one person; `null` where they have no key, and whether they would have stood in a row. */
  const listedOf = async (
    { months, programme, purpose }: ListQuery,
    subject: SubjectId,
  ): Promise<Listed | { readonly person: null; readonly isPaid: boolean }> => {
    const { accountOf, categoryOf, personOf } = settings()
    const key = { programme, subject }
    const [{ state }, events, payees, identity] = await Promise.all([
      desk.load(key),
      storage.readStream({ stream: entitlementStream(key) }),
      desk.payeesOf(key, purpose),
      subjects.reveal(subject, purpose),
    ])
    const person = identity === null || identity === "erased" ? null : personOf(identity)
    const rows = months.flatMap((month) => {
      const account = payeeIn(payees, events, month)?.account
      const payee = account === undefined ? null : accountOf(account)
      return listRowOf(state, { person: person ?? "", month, payee }, categoryOf) ?? []
    })
    if (person === null) return { person, isPaid: rows.length > 0 }
    const accounts = payees.map(({ payee: { account, relation } }) => ({
      payee: accountOf(account),
      relation,
    }))
    return { person, state, accounts, rows }
  }

  const listAll = async (query: ListQuery) => {
    settings()
    const listed: Listed[] = []
    let unnamed = 0
    for await (const page of subjectsOf(query.programme))
      for (const one of await Promise.all(page.map((subject) => listedOf(query, subject)))) {
        if (one.person !== null) listed.push(one)
        else if (one.isPaid) unnamed += 1
      }
    return { listed, unnamed }
  }

  const residenceIn = (programme: string, month: Month): number | null => {
    const { residenceGround } = settings()
    const { rule } = desk.editionOn(programme, { ...clock.now(), on: firstDay(month) })
    const at = lower(bindFor(rule, month)).grounds.findIndex(({ name }) => name.code === residenceGround)
    return residenceGround === undefined || at === -1 ? null : at
  }

  return {
    cityList: async (query) => {
      const { listed, unnamed } = await listAll(query)
      return { rows: listed.flatMap(({ rows }) => rows), unnamed }
    },
    reconcileList: async ({ theirs, ...query }) => {
      const months = query.months ?? [...new Set(theirs.map(({ month }) => month))].toSorted()
      const { listed, unnamed } = await listAll({ ...query, months })
      const recordOf = new Map(listed.map((one) => [one.person, one]))
      const [first] = months
      const found = reconcile(
        listed.flatMap(({ rows }) => rows),
        theirs.filter(({ month }) => months.includes(month)),
        {
          entitlementOf: (person) => recordOf.get(person)?.state ?? null,
          accountsOf: (person) => recordOf.get(person)?.accounts ?? [],
          residenceGround: first === undefined ? null : residenceIn(query.programme, first),
        },
      )
      return { ...found, unnamed }
    },
  }
}

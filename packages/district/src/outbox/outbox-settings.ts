/** What a district settles about its notices: what they say, by which ways, how patiently, at what hours. */
import type { SubjectIdentity } from "@onevisit/core/identity"
import type { MessageTemplate } from "@onevisit/core/notices"
import type { QuietHours, Rung, SendBudgets } from "@onevisit/core/notices/outbox"
import type { AddressKind, Channel } from "@onevisit/core/ports"

export interface OutboxSettings {
  /** The wording of each kind of notice; one of another kind cannot be owed. */
  readonly templates: readonly MessageTemplate[]
  /** The ways in which people are told, by name; `standard` where a notice names none. */
  readonly ladders: { readonly standard: readonly Rung[] } & Readonly<Record<string, readonly Rung[]>>
  /** Local hours in which nobody is disturbed unless a clause says so; none unless said. */
  readonly quietHours?: QuietHours
  /** How often and after what pauses it is tried again, for each trouble; the rest as `standardBudgets`. */
  readonly budgets?: Partial<SendBudgets>
  /** The roles that may do calls, visits and letters, revive what is stuck, withdraw; nobody unless said. */
  readonly roles?: readonly string[]
  /** Where the person reads the record after signing in: an address without personal data. No link unless said. */
  readonly linkTo?: (notice: { readonly about: string; readonly kind: string }) => string | undefined
  /** A person's address on a channel; by their phone, e-mail and identifier `wechat-openid` or `web-hook` unless said. */
  readonly addressOf?: (identity: SubjectIdentity, kind: AddressKind, channel: string) => string | null
  /** Milliseconds a provider may take: default 20 000; less than `leaseMs`, so that no two machines send at once. */
  readonly answerWithinMs?: number
  /** How many messages leave at once. Default 8. */
  readonly lanes?: number
}

export interface Outfit {
  readonly settings: OutboxSettings
  readonly channels: ReadonlyMap<string, Channel>
  readonly templates: ReadonlyMap<string, MessageTemplate>
  readonly budgets: SendBudgets
}

/** A person's address on a channel by what they are known by; `null` where there is none. */
export function usualAddress(identity: SubjectIdentity, kind: AddressKind): string | null {
  switch (kind) {
    case "email":
      return identity.email ?? null
    case "mobile":
      return identity.phone ?? null
    case "wechat-openid":
    case "web-hook":
      return identity.identifiers.find(({ scheme }) => scheme === kind)?.value ?? null
    default:
      return kind satisfies never
  }
}

/** What a person is known by: none of it may stand in a text that travels. */
export function knownOf(identity: SubjectIdentity): readonly string[] {
  const { address, bankAccount, email, identifiers, name, phone, representative } = identity
  const numbers = [...identifiers, ...(representative?.identifiers ?? [])].map(({ value }) => value)
  const all = [name, phone, email, address, bankAccount, representative?.name, ...numbers]
  return all.filter((value) => value !== undefined)
}

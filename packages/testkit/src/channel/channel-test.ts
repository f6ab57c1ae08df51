/** What the tests of a channel share: the provider to be looked at, and failures that are looked at from all sides. */
import {
  type Language,
  type MessageContent,
  type MessageTemplate,
  type SendTrouble,
  sendTroubles,
} from "@onevisit/core/notices"
import type {
  Channel,
  ChannelError,
  ChannelMessage,
  LookUpAnswer,
  SendReceipt,
  SentMessage,
} from "@onevisit/core/ports"
import { fromEpochMillis, type Instant } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { inspect } from "node:util"
import type { Addresses, ChannelContract, ChannelUnderTest } from "./channel-under-test.ts"
import { messageOf, type Shape, sampleTemplate } from "./sample-messages.ts"

/** Declares a test that gets a channel and a provider of its own. */
export type ChannelTest = (sentence: string, body: (bench: Bench) => Promise<void>) => void

/** A channel under test, with what its contract says of it. */
export class Bench {
  readonly template: MessageTemplate
  readonly languages: readonly Language[]
  readonly carries: (content: MessageContent) => readonly string[]
  readonly addresses: Addresses
  readonly draws: number
  readonly #contract: ChannelContract
  readonly #made: ChannelUnderTest

  constructor(contract: ChannelContract, made: ChannelUnderTest) {
    const { carries = titleBodyAndLink, draws = 25, languages = ["zh", "en"] } = contract
    this.#contract = contract
    this.#made = made
    this.template = contract.template ?? sampleTemplate
    this.languages = languages
    this.carries = carries
    const addresses = made.addresses ?? contract.addresses
    assert.ok(addresses, "Hand in two addresses that the provider delivers to")
    this.addresses = addresses
    this.draws = draws
  }

  get channel(): Channel {
    return this.#made.channel
  }

  get contract(): ChannelContract {
    return this.#contract
  }

  get made(): ChannelUnderTest {
    return this.#made
  }

  now(): Instant {
    return this.#contract.clock?.() ?? fromEpochMillis(Date.now())
  }

  message(number: number, shape: Shape = {}): ChannelMessage {
    const to = this.addresses[number % this.addresses.length] ?? this.addresses[0]
    return messageOf(this.template, to, number, { language: this.languages[0] ?? "zh", ...shape })
  }

  /** Sends, and hands back the failure's trouble where it is one. Nothing but a ChannelError may be thrown. */
  async tryToSend(message: ChannelMessage): Promise<SendTrouble | "taken"> {
    const failure = await failureOf(this.ends(this.channel.send(message)))
    return failure === undefined ? "taken" : channelError(failure).trouble
  }

  /** Sends what must fail with this trouble, and hands back the failure. */
  async failsWith(message: ChannelMessage, ...troubles: readonly SendTrouble[]): Promise<ChannelError> {
    const failure = await failureOf(this.ends(this.channel.send(message)))
    assert.ok(
      failure !== undefined,
      `A ChannelError is expected${troubles.length > 0 ? `, ${troubles.join(" or ")}` : ""}, and nothing failed`,
    )
    const error = channelError(failure)
    assert.ok(
      troubles.length === 0 || troubles.includes(error.trouble),
      `The trouble is to be ${troubles.join(" or ")}, not ${error.trouble}`,
    )
    return error
  }

  async lookUp(message: ChannelMessage, receipt: Pick<SendReceipt, "reference"> = {}): Promise<LookUpAnswer> {
    const { reference } = receipt
    const known = reference === undefined ? {} : { reference }
    const sent: SentMessage = { key: message.key, to: message.to, at: this.now(), ...known }
    assert.ok(this.channel.lookup, "The channel has no `lookup`")
    return this.ends(this.channel.lookup(sent))
  }

  /** Fails where the provider has anything but these, in any order. */
  async expectReceived(...messages: readonly ChannelMessage[]): Promise<void> {
    const told = (to: string, says: readonly string[]) => JSON.stringify([to, ...says])
    const received = (await this.made.received()).map(({ says, to }) => told(to, says))
    const expected = messages.map((message) => told(message.to, this.carries(message)))
    assert.deepEqual(received.sort(), expected.sort(), "What has truly reached people")
  }

  async ends<T>(call: Promise<T>): Promise<T> {
    const { patienceMillis = 20_000 } = this.#contract
    let timer: NodeJS.Timeout | undefined
    const tired = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(new Error("The call does not end: the adapter must give up waiting within its own limit.")),
        patienceMillis,
      )
    })
    try {
      return await Promise.race([call, tired])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Fails where something that was thrown, or anything within it, tells to whom or what. */
  expectDiscreet(shown: unknown, message: ChannelMessage): void {
    const written = inspect(shown, {
      depth: 12,
      showHidden: true,
      maxStringLength: null,
      maxArrayLength: null,
    })
    for (const [what, trace] of tracesOf(message, this.carries(message), this.contract.secrets ?? []))
      assert.ok(!written.includes(trace), `${what} stands in a failure, or in what caused it`)
  }
}

export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (thrown: unknown) => thrown ?? new Error("Nothing was thrown"),
  )
}

export function channelError(failure: unknown): ChannelError {
  const { _tag, code, message, trouble } = failure as Partial<ChannelError>
  assert.equal(_tag, "ChannelError", `A ChannelError is expected, not: ${String(failure)}`)
  assert.ok(troubles.has(trouble), `There is no trouble ${String(trouble)}`)
  assert.ok((message ?? "").length > 0, "The message says what to do")
  assert.match(code ?? "0", /^[A-Za-z0-9_.:-]{1,80}$/, "A code is letters and digits")
  return failure as ChannelError
}

const troubles: ReadonlySet<unknown> = new Set(sendTroubles)

function titleBodyAndLink({ body, link, title }: MessageContent): readonly string[] {
  return link === undefined ? [title, body] : [title, body, link]
}

/** By what an address or a text is known, however it was written. */
function tracesOf(
  { to, ...content }: ChannelMessage,
  says: readonly string[],
  secrets: readonly string[],
): readonly (readonly [string, string])[] {
  const digits = to.replace(/\D/g, "")
  const words = Object.values(content.fields).filter(({ kind }) => kind === "words")
  const traces: (readonly [string, string])[] = [
    ["The address", to],
    ["The address", to.replace(/^https?:\/\//, "")],
    ["The address", to.split("@")[0] ?? ""],
    ["The address", /^[+\d\s-]+$/.test(to) ? digits.slice(-11) : ""],
    ["A text", content.title],
    ["A text", content.body],
    ...says.map((said) => ["A text", said] as const),
    ...words.map(({ shown }) => ["A text", shown] as const),
    ...secrets.map((secret) => ["A secret", secret] as const),
  ]
  // Shorter ones, a date among them, stand by chance in what says nothing of the message.
  return traces.filter(([, trace]) => trace.length >= 11 || /^\p{Lu}+Mark/u.test(trace))
}

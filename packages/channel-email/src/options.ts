// What an embedder tells the mail channel, and all that is wrong with it at once.
import type { Instant } from "@onevisit/core/time"
import { InvalidInput, type Issue, type Text } from "@onevisit/core/reasons"
import { isMailAddress } from "./mail-address.ts"

/** A sender as mail programs show it. */
export interface MailBox {
  readonly address: string
  /** In the language of the message. */
  readonly name?: Text
}

export interface EmailChannelOptions {
  /** By which it is named in ladders and on record; `email` unless told. */
  readonly id?: string
  readonly host: string
  /** 465 with `secure: true`, 587 otherwise. */
  readonly port?: number
  /**
   * `true`: encrypted from the first byte. `"starttls"`, the default: encrypted before anything is told, or not sent
   * at all. `false`: in the clear, for a server on the same machine or within a closed network; a password is then sent to
   * the same machine alone.
   */
  readonly secure?: boolean | "starttls"
  /** Authorities to trust beside, or rather than, the system's, in PEM; and the name that the certificate bears where it is not `host`. */
  readonly tls?: { readonly ca?: string | readonly string[]; readonly servername?: string }
  readonly auth?: { readonly user: string; readonly pass: string }
  readonly from: MailBox
  /** Where answers go, if somebody reads them. */
  readonly replyTo?: string
  /**
   * A mailbox for what could not be delivered, the sender of the envelope. The embedder reads it and hands each mail in
   * it to `parseDeliveryStatusNotification`; the channel then says that it reports failures.
   */
  readonly bouncesTo?: string
  /** How long one call may take in all, in milliseconds; 60 000 unless told. */
  readonly patienceMs?: number
  /** For the date of a mail; the system's clock unless told. */
  readonly clock?: () => Instant
}

/** Throws `InvalidInput` with all issues. No message repeats what was given. */
export function checkOptions(options: EmailChannelOptions): void {
  const issues: Issue[] = []
  const expect = (right: boolean, path: Issue["path"], expected: string) => {
    if (!right) issues.push({ path, expected })
  }
  const { auth, bouncesTo, from, host, id, patienceMs, port, replyTo, secure } = options
  expect(isWord(host), ["host"], "the name or address of an SMTP server")
  expect(id === undefined || isWord(id), ["id"], "a name without blanks")
  expect(port === undefined || isWithin(port, 65_535), ["port"], "a port from 1 to 65535")
  expect(
    patienceMs === undefined || isWithin(patienceMs, 3_600_000),
    ["patienceMs"],
    "milliseconds up to an hour",
  )
  expect(isMailAddress(from?.address), ["from", "address"], "a mail address")
  for (const language of ["zh", "en"] as const)
    expect(
      from?.name === undefined || isLine(from.name[language]),
      ["from", "name", language],
      "a name on one line",
    )
  expect(replyTo === undefined || isMailAddress(replyTo), ["replyTo"], "a mail address")
  expect(bouncesTo === undefined || isMailAddress(bouncesTo), ["bouncesTo"], "a mail address")
  if (auth !== undefined) {
    for (const part of ["user", "pass"] as const)
      expect(typeof auth[part] === "string" && auth[part] !== "", ["auth", part], "text that is not empty")
    expect(
      secure !== false || LOOPBACK.test(host),
      ["secure"],
      'true or "starttls": a password is not sent in the clear',
    )
  }
  if (issues.length > 0) throw new InvalidInput(issues)
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

function isWord(given: unknown): boolean {
  return typeof given === "string" && /^[^\s\p{Cc}]+$/u.test(given)
}

function isLine(given: unknown): boolean {
  return typeof given === "string" && given.trim() !== "" && !/[\p{Cc}\p{Cs}]/u.test(given)
}

function isWithin(given: unknown, most: number): boolean {
  return typeof given === "number" && Number.isInteger(given) && given >= 1 && given <= most
}

// One mail over one connection. It is known at every moment whether any of the mail has left, because that decides whether
// a connection that breaks off is an address to be tried again or a message that may have gone out.
import { ChannelError } from "@onevisit/core/ports"
import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection"
import { Readable } from "node:stream"
import type { Mail } from "./compose-mail.ts"
import type { EmailChannelOptions } from "./options.ts"
import { judgeReply, type SmtpStep } from "./smtp-trouble.ts"

export interface Envelope {
  readonly from: string
  readonly to: string
  /** Comes back in a notification of what became of it (RFC 3461). */
  readonly id: string
  /** Whether the server is asked to tell of failures. */
  readonly notify: boolean
}

/**
 * Resolves when the server has taken the mail. Rejects with `ChannelError`: what the server says where it says no; where it
 * says nothing, `unreachable` before the mail began to leave and `no-answer` after.
 */
export function sendOverSmtp(options: EmailChannelOptions, envelope: Envelope, mail: Mail): Promise<void> {
  const { auth, patienceMs = 60_000 } = options
  const connection = new SMTPConnection(connectionOptions(options, patienceMs))
  let begun = false
  const source = Readable.from(leaving(mail.source, () => (begun = true)))
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => end(new TimeUp()), patienceMs)
    const end = (error?: unknown) => {
      clearTimeout(timer)
      if (error === undefined) {
        connection.quit()
        resolve()
      } else {
        connection.close()
        reject(asChannelError(error, begun))
      }
    }
    const send = () =>
      connection.send(
        {
          from: envelope.from,
          to: [envelope.to],
          size: mail.bytes,
          ...(envelope.notify ? { dsn: { id: envelope.id, ret: "HDRS", notify: "FAILURE" } } : {}),
        },
        source,
        (error) => end(error ?? undefined),
      )
    // Stays for good: a connection that fails once more while it is closed must not end the program.
    connection.on("error", end)
    connection.connect((error) => {
      if (error) end(error)
      else if (auth === undefined) send()
      else
        connection.login({ user: auth.user, pass: auth.pass }, (refused) => (refused ? end(refused) : send()))
    })
  })
}

class TimeUp extends Error {}

async function* leaving(source: Buffer, begin: () => void): AsyncIterable<Buffer> {
  begin()
  yield source
}

function connectionOptions(options: EmailChannelOptions, patienceMs: number): SMTPConnectionOptions {
  const { host, secure = "starttls", tls } = options
  return {
    host,
    port: options.port ?? (secure === true ? 465 : 587),
    secure: secure === true,
    requireTLS: secure === "starttls",
    ignoreTLS: secure === false,
    tls: {
      minVersion: "TLSv1.2",
      ...(tls?.ca === undefined ? {} : { ca: [tls.ca].flat() }),
      ...(tls?.servername === undefined ? {} : { servername: tls.servername }),
    },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    maxResponseSize: 65_536,
    logger: false,
  }
}

interface SmtpFailure {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly originalCode?: string
}

/** Neither the answer's text nor its cause goes on: servers repeat the address in them. */
function asChannelError(error: unknown, begun: boolean): ChannelError {
  const { code = "", command = "", originalCode, response } = error as SmtpFailure
  const step = stepOf(command, begun)
  if (response !== undefined && /^[245]\d\d/.test(response)) {
    const { code: told, trouble } = judgeReply(response, step)
    return new ChannelError(
      trouble,
      `The mail server refused the ${asked[step]} (${told}). ${advice(trouble)}`,
      {
        code: told,
      },
    )
  }
  if (begun)
    return new ChannelError(
      "no-answer",
      "The connection ended after the mail had begun to leave. It may have been sent: do not repeat it without a look.",
    )
  if (code === "EAUTH")
    return new ChannelError(
      "configuration",
      "The mail server takes none of our ways to sign in. Check auth and the server.",
    )
  if (code === "EMESSAGE")
    return new ChannelError("content", "The mail is larger than the server takes. Shorten the wording.")
  const why = originalCode ?? (error instanceof TimeUp ? "time is up" : code || "connection closed")
  return new ChannelError(
    "unreachable",
    `The mail server cannot be reached (${why}). Nothing was sent; try again later.`,
  )
}

function stepOf(command: string, begun: boolean): SmtpStep {
  if (begun) return "message"
  if (command.startsWith("AUTH")) return "auth"
  if (command === "MAIL FROM") return "sender"
  if (command === "RCPT TO") return "recipient"
  return command === "DATA" ? "data" : "session"
}

const asked: Readonly<Record<SmtpStep, string>> = {
  session: "connection",
  auth: "sign-in",
  sender: "sender",
  recipient: "recipient",
  data: "mail before it began",
  message: "mail",
}

function advice(trouble: string): string {
  switch (trouble) {
    case "address":
      return "Ask the person for another address."
    case "content":
      return "Change the wording."
    case "configuration":
      return "Check the account, the sender and the server's rules."
    default:
      return "Nothing was sent; try again later."
  }
}

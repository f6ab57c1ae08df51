/**
 * A mail server on this machine for tests: speaks SMTP as real ones do, keeps what it takes, and is at fault when told.
 * It needs the npm package smtp-server, which the embedder's tests install; nothing else of the kit does.
 */
import type { AddressInfo } from "node:net"
import type { SMTPServer, SMTPServerOptions, SMTPServerSession } from "smtp-server"
import { sampleCertificate } from "./sample-certificate.ts"

/** A mail that the server has taken. */
export interface ArrivedMail {
  /** The envelope's, not the headers'. */
  readonly from: string
  readonly to: readonly string[]
  /** As it came, with CRLF. */
  readonly raw: string
  /** What the sender calls the mail in notifications of its fate (RFC 3461). */
  readonly envelopeId?: string
  /** Whether it came encrypted. */
  readonly encrypted: boolean
  readonly user?: string
}

/** At which step of a mail the server answers otherwise than it should. */
export type MailStep = "connection" | "sign-in" | "sender" | "recipient" | "message"

export type MailFault =
  /** Ends each connection at once. */
  | "down"
  /** Lets the whole message come, does not take it, and never answers. */
  | "hang"
  /** Takes the connection, and is silent at this step. Silent after a message, it has taken it. */
  | { readonly silentAt: MailStep }
  /** Takes the message and ends the connection instead of answering. */
  | "take-and-drop"
  /** Ends the connection in the midst of the message, which it does not take. */
  | "drop-within"
  /** Takes the message and answers what no mail program understands. */
  | "garbage"
  /** Takes the message and answers so many milliseconds later. */
  | { readonly slowBy: number }
  /** Takes nothing, and answers so at this step: for example 450 and `4.7.1 Greylisted`. */
  | { readonly answersAt: MailStep; readonly code: number; readonly text: string }

export interface MailServerOptions {
  /** `tls` from the first byte, `starttls` offered, or `none`. Default `none`. */
  readonly encryption?: "tls" | "starttls" | "none"
  /** Who may send; without it everyone. */
  readonly auth?: { readonly user: string; readonly pass: string }
  /** The largest mail it takes, in bytes. */
  readonly size?: number
}

export interface SimulatedMailServer {
  readonly port: number
  /** What a client has to trust for its certificate, in PEM. */
  readonly ca: string
  /** In the order in which it took them. */
  readonly arrived: readonly ArrivedMail[]
  /** How many connections were opened to it. */
  readonly connections: number
  /** It is at fault so from now on; with `null` it is well. */
  play(fault: MailFault | null): void
  close(): Promise<void>
}

/**
 * Starts a mail server on a free port of 127.0.0.1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedMailServer } from "@onevisit/testkit"
 *
 * const server = await simulatedMailServer({ encryption: "starttls" })
 * server.play({ answersAt: "recipient", code: 450, text: "4.7.1 Greylisted, try again later" })
 * assert.ok(server.port > 0)
 * assert.deepEqual(server.arrived, [])
 * await server.close()
 * ```
 */
export async function simulatedMailServer(options: MailServerOptions = {}): Promise<SimulatedMailServer> {
  const { SMTPServer: Server } = await import("smtp-server")
  const arrived: ArrivedMail[] = []
  let connections = 0
  let fault: MailFault | null = null

  const at = (step: MailStep, callback: (error?: Error) => void) => {
    if (isObject(fault) && "silentAt" in fault && fault.silentAt === step) return
    if (isObject(fault) && "answersAt" in fault && fault.answersAt === step)
      return callback(Object.assign(new Error(fault.text), { responseCode: fault.code }))
    callback()
  }
  const take = (session: SMTPServerSession, raw: Buffer) => arrived.push(arrivedMail(session, raw))
  const settings: SMTPServerOptions = {
    ...serverOptions(options),
    onConnect: (session, callback) => {
      if (fault === "down") hangUp(session)
      else at("connection", callback)
    },
    onMailFrom: (_, __, callback) => at("sender", callback),
    onRcptTo: (_, __, callback) => at("recipient", callback),
    onAuth: ({ password, username }, _, callback) =>
      at("sign-in", (error) => {
        const right = username === options.auth?.user && password === options.auth?.pass
        if (error) callback(error)
        else if (right) callback(null, { user: username })
        else callback(Object.assign(new Error("5.7.8 Authentication failed"), { responseCode: 535 }))
      }),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk)
        if (fault === "drop-within") hangUp(session)
      })
      stream.on("end", () => {
        if (fault === "drop-within" || fault === "hang") return
        if (stream.sizeExceeded)
          return callback(Object.assign(new Error("5.3.4 Message too big"), { responseCode: 552 }))
        const raw = Buffer.concat(chunks)
        if (isObject(fault) && "answersAt" in fault) return at("message", callback)
        take(session, raw)
        if (fault === "take-and-drop") return hangUp(session)
        if (fault === "garbage") return connectionOf(session)?.send(999, "what?", false)
        if (isObject(fault) && "silentAt" in fault) return
        if (isObject(fault) && "slowBy" in fault) return setTimeout(callback, fault.slowBy)
        callback()
      })
    },
  }
  const server = new Server(settings)
  // Hung up by the server's own connection: Node crashes where the socket beneath TLS is destroyed.
  const connectionOf = ({ id }: SMTPServerSession) => [...server.connections].find((each) => each.id === id)
  const hangUp = (session: SMTPServerSession) => connectionOf(session)?.close()
  server.server.on("connection", () => {
    connections += 1
  })
  // Clients that break off are what is tested; none of it may end the test.
  server.on("error", () => {})
  await listening(server)
  return {
    port: (server.server.address() as AddressInfo).port,
    ca: sampleCertificate.cert,
    arrived,
    get connections() {
      return connections
    },
    play: (next) => {
      fault = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

function serverOptions({ auth, encryption = "none", size }: MailServerOptions): SMTPServerOptions {
  return {
    ...sampleCertificate,
    name: "mail.example.org",
    secure: encryption === "tls",
    disabledCommands: encryption === "starttls" ? [] : ["STARTTLS"],
    authOptional: auth === undefined,
    allowInsecureAuth: encryption === "none",
    authMethods: ["PLAIN", "LOGIN"],
    hideDSN: false,
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    ...(size === undefined ? {} : { size }),
  }
}

function arrivedMail({ envelope, secure, user }: SMTPServerSession, raw: Buffer): ArrivedMail {
  const envelopeId = envelope.dsn?.envid
  return {
    from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    raw: raw.toString("utf8"),
    encrypted: secure,
    ...(typeof envelopeId === "string" ? { envelopeId } : {}),
    ...(typeof user === "string" ? { user } : {}),
  }
}

function isObject(fault: MailFault | null): fault is Exclude<MailFault, string> {
  return typeof fault === "object" && fault !== null
}

function listening(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve())
  })
}

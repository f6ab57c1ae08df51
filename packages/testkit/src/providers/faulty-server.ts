/** An HTTP server on this machine that answers by a function, unless it is at fault. */
import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo, Socket } from "node:net"

export interface ProviderRequest {
  readonly method: string
  /** With its query. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface ProviderAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is where it is text. */
  readonly body: unknown
}

/** What can be wrong with the way to a provider, whatever it does itself. */
export type TransportFault =
  /** There is no connection. */
  | "down"
  /** Takes the request and not the message, and never answers. */
  | "hang"
  /** Takes the message and never answers. */
  | "take-and-hang"
  /** Takes the message and ends the connection without an answer. */
  | "take-and-drop"
  /** Takes the message and answers late. */
  | "slow"
  /** Takes the message and answers what nobody can read. */
  | "garbage"

const TRANSPORT_FAULTS: ReadonlySet<unknown> = new Set([
  "down",
  "hang",
  "take-and-hang",
  "take-and-drop",
  "slow",
  "garbage",
] satisfies readonly TransportFault[])

export function isTransportFault(fault: unknown): fault is TransportFault {
  return TRANSPORT_FAULTS.has(fault)
}

export interface FaultyServer {
  /** `http://127.0.0.1:…`, the same while it lives. */
  readonly origin: string
  play(fault: TransportFault | null): Promise<void>
  close(): Promise<void>
}

export async function startFaultyServer(
  answer: (request: ProviderRequest) => ProviderAnswer,
  slowByMillis: number,
): Promise<FaultyServer> {
  let fault: TransportFault | null = null
  let port = 0
  let server = await listen(port, respond)
  port = (server.address() as AddressInfo).port
  const origin = `http://127.0.0.1:${port}`

  function respond(incoming: IncomingMessage, socket: Socket, reply: Reply): void {
    const chunks: Buffer[] = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("error", () => {})
    incoming.on("end", () => {
      if (fault === "hang") return
      const { body, headers = {}, status = 200 } = answer(requestOf(incoming, origin, Buffer.concat(chunks)))
      if (fault === "take-and-hang") return
      if (fault === "take-and-drop") return void socket.destroy()
      if (fault === "garbage") return reply(200, {}, "<html>what?</html>")
      const written = typeof body === "string" ? body : JSON.stringify(body)
      const send = () =>
        reply(status, { "content-type": "application/json;charset=utf-8", ...headers }, written)
      if (fault === "slow") setTimeout(send, slowByMillis)
      else send()
    })
  }
  return {
    origin,
    play: async (next) => {
      if (next === "down" && fault !== "down") await end(server)
      if (next !== "down" && fault === "down") server = await listen(port, respond)
      fault = next
    },
    close: () => end(server),
  }
}

type Reply = (status: number, headers: Readonly<Record<string, string>>, body: string) => void

async function listen(
  port: number,
  respond: (incoming: IncomingMessage, socket: Socket, reply: Reply) => void,
): Promise<Server> {
  const server = createServer((incoming, outgoing) =>
    respond(incoming, incoming.socket, (status, headers, body) => {
      outgoing.on("error", () => {})
      // Each request on a connection of its own, so that a fault never meets the remains of another.
      outgoing.writeHead(status, { ...headers, connection: "close" }).end(body)
    }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  return server
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function requestOf(
  { headers, method = "", url = "/" }: IncomingMessage,
  origin: string,
  body: Buffer,
): ProviderRequest {
  const single = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")])
  return {
    method,
    url: new URL(url, origin),
    headers: Object.fromEntries(single) as Readonly<Record<string, string>>,
    body: body.toString("utf8"),
  }
}

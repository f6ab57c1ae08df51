/** A receiver on loopback, with as many addresses as wanted, that verifies what comes and can be at fault. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { type AddressInfo } from "node:net"
import { verifyWebhook } from "../verify-webhook.ts"
import type { WebhookData } from "../compose-event.ts"

export type ReceiverFault =
  | "down"
  | "hang"
  | "take-and-hang"
  | "take-and-drop"
  | "slow"
  | "error-in-200"
  | "throttle"
  | "garbage"

export interface TakenEvent {
  readonly to: string
  readonly key: string
  readonly data: WebhookData
}

export class Receiver {
  readonly taken: TakenEvent[] = []
  readonly requests: {
    readonly path: string
    readonly headers: IncomingMessage["headers"]
    readonly body: string
  }[] = []
  readonly #secrets: readonly string[]
  readonly #seen = new Set<string>()
  #server: Server
  #fault: ReceiverFault | null = null
  #port = 0
  /** Answered instead of what it would answer, for each request. */
  answer: {
    readonly status: number
    readonly headers?: Record<string, string>
    readonly body?: string
  } | null = null

  private constructor(secrets: readonly string[]) {
    this.#secrets = secrets
    this.#server = createServer()
  }

  static async open(secrets: readonly string[]): Promise<Receiver> {
    const receiver = new Receiver(secrets)
    await receiver.#listen()
    return receiver
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.#port}${path}`
  }

  async play(fault: ReceiverFault | null): Promise<void> {
    if (this.#fault === "down") await this.#listen()
    this.#fault = fault
    if (fault === "down") await this.close()
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  async #listen(): Promise<void> {
    this.#server = createServer((request, response) => void this.#serve(request, response))
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const path = request.url ?? ""
    const { headers } = request
    this.requests.push({ path, headers, body: body.toString() })
    const fault = this.#fault
    const say = (status: number, words: string, more: Record<string, string> = {}) =>
      void response.writeHead(status, more).end(words)
    if (this.answer !== null) return say(this.answer.status, this.answer.body ?? "", this.answer.headers)
    if (fault === "hang") return
    if (fault === "error-in-200") return say(200, '{"errcode":40001}')
    if (fault === "throttle") return say(429, "", { "Retry-After": "60" })
    if (fault === "garbage") return void request.socket.end("@@@ no answer of HTTP\r\n\r\n")

    const seen = (id: string) => this.#seen.has(`${path} ${id}`)
    const verified = await verifyWebhook({ headers, body }, this.#secrets, { seen })
    if (verified.outcome === "refused") return say(verified.status, verified.message)
    const { data, id } = verified.event
    if (verified.outcome === "verified") {
      this.#seen.add(`${path} ${id}`)
      this.taken.push({ to: this.address(path), key: id, data })
    }
    if (fault === "take-and-hang") return
    if (fault === "take-and-drop") return void request.socket.destroy()
    if (fault === "slow") return void setTimeout(() => say(200, '{"errcode":0}'), 30)
    say(200, '{"errcode":0}')
  }
}

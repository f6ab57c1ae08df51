/** The made-up gateway, as its manual describes it, on loopback: what the tests look at, and what fails as they tell it. */
import type { ProviderFault, ReceivedMessage } from "@onevisit/testkit"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export const TOKEN = "sample-token-of-the-district"

interface Kept {
  readonly to: string
  readonly requestId: string
  readonly text: string
  state: string
}

export class SampleGateway {
  readonly #kept: Kept[] = []
  #server: Server | undefined
  #fault: ProviderFault | null = null
  #port = 0
  #asked = 0

  static async open(): Promise<SampleGateway> {
    const gateway = new SampleGateway()
    await gateway.#listen()
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`
  }

  readonly asked = (): number => this.#asked

  readonly received = (): readonly ReceivedMessage[] =>
    this.#kept.map(({ requestId, text, to }) => ({ to, key: requestId, says: [text] }))

  /** What becomes of a message: the last of its key. */
  report(requestId: string, state: string): void {
    const kept = this.#kept.findLast((one) => one.requestId === requestId)
    if (kept !== undefined) kept.state = state
  }

  readonly play = async (fault: ProviderFault | null): Promise<void> => {
    if (this.#fault === "down") await this.#listen()
    this.#fault = fault
    if (fault === "down") await this.close()
  }

  readonly close = async (): Promise<void> => {
    const server = this.#server
    const closed = new Promise((resolve) => server?.close(resolve))
    server?.closeAllConnections()
    await closed
  }

  async #listen(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response))
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve))
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const say = (answer: object) => void response.end(JSON.stringify(answer))
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return say({ code: "BAD_TOKEN" })
    if (request.method === "GET") return say(this.#shown((request.url ?? "").slice("/messages/".length)))
    this.#asked += 1
    await this.#take(JSON.parse(Buffer.concat(parts).toString()) as Omit<Kept, "state">, request, say)
  }

  // #region faults
  async #take(
    message: Omit<Kept, "state">,
    request: IncomingMessage,
    say: (answer: object) => void,
  ): Promise<void> {
    switch (this.#fault) {
      case "hang":
        return
      case "error-in-200":
        return say({ code: "BUSY" })
      case "throttle":
        return say({ code: "TOO_FAST", retryAfterSeconds: 60 })
      case "garbage":
        return void request.socket.end(
          "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<html>Please sign in</html>",
        )
      default:
        break
    }
    this.#kept.push({ ...message, state: "SENT" })
    if (this.#fault === "take-and-hang") return
    if (this.#fault === "take-and-drop") return void request.socket.destroy()
    if (this.#fault === "slow") await new Promise((resolve) => setTimeout(resolve, 30))
    say({ code: "OK", id: `G${this.#kept.length}` })
  }
  // #endregion faults

  #shown(requestId: string): object {
    const kept = this.#fault === "lag" ? undefined : this.#kept.findLast((one) => one.requestId === requestId)
    return kept === undefined ? { code: "NOT_FOUND" } : { code: "OK", state: kept.state }
  }
}

/**
 * One request and its answer, each on a connection of its own: on one that is used again nobody can tell whether the
 * receiver hung up before or after it had read the message.
 */
import { ChannelError } from "@onevisit/core/ports"
import { request as requestHttp } from "node:http"
import { request as requestHttps } from "node:https"
import type { LookupFunction, Socket } from "node:net"

export interface Posted {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface PostAnswer {
  readonly status: number
  readonly retryAfter?: string
  /** Its beginning, up to 64 KiB. */
  readonly body: string
}

export interface PostOptions {
  readonly limitMillis: number
  readonly lookup?: LookupFunction
  /** Certificates of authorities that are trusted besides the usual ones, in PEM. */
  readonly ca?: string
}

const LONGEST_ANSWER = 65_536

/**
 * Posts, and follows no redirect. Rejects with `ChannelError`: `unreachable` while nothing can have been sent, and
 * `no-answer` from the moment on in which something can.
 */
export function post(url: URL, { body, headers }: Posted, options: PostOptions): Promise<PostAnswer> {
  const { ca, limitMillis, lookup } = options
  return new Promise((resolve, reject) => {
    let connected = false
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      request.destroy()
      reject(troubleOf(cause, connected))
    }
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
      method: "POST",
      agent: false,
      headers: { ...headers, "content-length": body.length, connection: "close" },
      ...(lookup === undefined ? {} : { lookup }),
      ...(ca === undefined ? {} : { ca }),
    })
    const timer = setTimeout(() => fail(new Error("The receiver has not answered in time.")), limitMillis)
    request.on("error", fail)
    request.on("socket", (socket: Socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => (connected = true))
    })
    request.on("response", (response) => {
      const parts: Buffer[] = []
      let length = 0
      const done = () => {
        clearTimeout(timer)
        request.destroy()
        const retryAfter = response.headers["retry-after"]
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).subarray(0, LONGEST_ANSWER).toString("utf8"),
          ...(retryAfter === undefined ? {} : { retryAfter }),
        })
      }
      response.on("error", fail)
      response.on("data", (part: Buffer) => {
        parts.push(part)
        length += part.length
        if (length >= LONGEST_ANSWER) done()
      })
      response.on("end", done)
    })
    request.end(body)
  })
}

function troubleOf(cause: unknown, connected: boolean): ChannelError {
  if (cause instanceof ChannelError) return cause
  // The message of the cause names the receiver's machine; its code does not.
  const code = codeOf(cause)
  const options = code === undefined ? {} : { code }
  return connected
    ? new ChannelError(
        "no-answer",
        "The receiver gave no answer that can be read. Send the same message again.",
        options,
      )
    : new ChannelError("unreachable", "There is no connection to the receiver. Send again later.", options)
}

function codeOf(cause: unknown): string | undefined {
  const code: unknown = (cause as { readonly code?: unknown } | null)?.code
  return typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? code : undefined
}

import { createServer } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { instant } from "@onevisit/core/time"
import { simulatedAliyunSms } from "@onevisit/testkit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { message, templates, wordings } from "../testing/sample-sms.ts"
import { canonicalQuery, signatureOf } from "./acs3-signature.ts"
import { aliyunSms } from "./aliyun-sms.ts"

// As CommonJS, which it is: under a test runner its default export is not where its types say.
const require = createRequire(import.meta.url)
const {
  default: Client,
  QuerySendDetailsRequest,
  SendSmsRequest,
} = require("@alicloud/dysmsapi20170525") as typeof import("@alicloud/dysmsapi20170525")
const { $OpenApiUtil } = require("@alicloud/openapi-core") as typeof import("@alicloud/openapi-core")

interface Seen {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const accessKeyId = "sample-key-id"
const accessKeySecret = "sample-key-secret"
const seen: Seen[] = []
const server = createServer((request, response) => {
  let body = ""
  request.on("data", (chunk) => (body += String(chunk)))
  request.on("end", () => {
    const url = new URL(request.url ?? "", "http://127.0.0.1")
    seen.push({
      method: request.method ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers as Readonly<Record<string, string>>,
      body,
    })
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify({ Code: "OK", Message: "OK", BizId: "1^0", RequestId: "R", TotalCount: 0 }))
  })
})
const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
const sdk = () =>
  new Client(new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint: host(), protocol: "HTTP" }))
/** The channel with the time and the nonce that the vendor's client has chosen. */
const channelLike = ({ headers }: Seen) =>
  aliyunSms({
    accessKeyId,
    accessKeySecret,
    endpoint: `http://${host()}`,
    signName: "样例区",
    templates,
    clock: () => instant((headers["x-acs-date"] ?? "").replace("Z", ".000Z")),
    nonce: () => headers["x-acs-signature-nonce"] ?? "",
  })

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** What the signature is made over, and the signature. */
const authorization = ({ headers }: Seen) => {
  const [, id, names = "", signature] =
    /Credential=(.+),SignedHeaders=(.+),Signature=(.+)$/.exec(headers["authorization"] ?? "") ?? []
  return { id, names: names.split(";"), signature }
}
const resigned = (request: Seen) => {
  const signed = authorization(request).names.map((name) => [name, request.headers[name] ?? ""])
  return signatureOf(canonicalQuery(request.query), Object.fromEntries(signed), accessKeySecret)
}
/** Names its own kind of credentials, which the signature scheme does not ask for; ours does not. */
const OWN = "x-acs-credentials-provider"

describe("a request is that of the vendor's own client", () => {
  const odd = {
    ...message,
    fields: { ...message.fields, item: { kind: "words" as const, value: "", shown: "甲!'()* ~+&=%乙" } },
  }

  it.each([
    [
      "SendSms",
      () =>
        sdk().sendSms(
          new SendSmsRequest({
            phoneNumbers: message.to,
            signName: "样例区",
            templateCode: "SMS_100000001",
            templateParam: JSON.stringify({ day: "2018年7月20日", item: "甲!'()* ~+&=%乙" }),
            outId: message.key,
          }),
        ),
      (theirs: Seen) => channelLike(theirs).send({ ...odd, to: "+86 120-1234-5678" }),
    ],
    [
      "QuerySendDetails",
      () =>
        sdk().querySendDetails(
          new QuerySendDetailsRequest({
            phoneNumber: message.to,
            sendDate: "20180720",
            pageSize: 50,
            currentPage: 1,
            bizId: "1^0",
          }),
        ),
      (theirs: Seen) =>
        channelLike(theirs).lookup({ ...message, at: instant("2018-07-20T01:30:00.000Z"), reference: "1^0" }),
    ],
  ])("to %s", async (action, vendor, ours) => {
    seen.length = 0
    await vendor()
    const [theirs] = seen
    if (theirs === undefined) throw new Error("The vendor's client asked nothing")
    // Their record is looked up on their day; ours is old by now, and would not be asked for any more.
    const like =
      action === "SendSms"
        ? theirs
        : { ...theirs, headers: { ...theirs.headers, "x-acs-date": "2018-07-20T02:00:00Z" } }
    await ours(like)
    const [, own] = seen
    if (own === undefined) throw new Error("The channel asked nothing")
    for (const part of ["method", "path", "query", "body"] as const) expect(own[part]).toEqual(theirs[part])
    const names = [
      "host",
      "accept",
      "x-acs-action",
      "x-acs-version",
      "x-acs-content-sha256",
      "x-acs-signature-nonce",
    ]
    for (const name of names) expect(own.headers[name]).toBe(theirs.headers[name])
    expect(own.headers["x-acs-date"]).toBe(like.headers["x-acs-date"])
    expect(own.headers["x-acs-action"]).toBe(action)
    expect(authorization(own).id).toBe(authorization(theirs).id)
    expect(authorization(own).names).toEqual(authorization(theirs).names.filter((name) => name !== OWN))
    // The same function makes their signature from their headers, and ours from ours.
    expect(resigned(theirs)).toBe(authorization(theirs).signature)
    expect(resigned(own)).toBe(authorization(own).signature)
  })
})

it("the simulated provider takes what the vendor's own client sends, and not what is signed otherwise", async () => {
  const provider = await simulatedAliyunSms({ templates: wordings })
  const request = new SendSmsRequest({
    phoneNumbers: message.to,
    signName: "样例区",
    templateCode: "SMS_100000001",
    templateParam: JSON.stringify({ day: "2018年7月20日", item: "甲!'()* ~+&=%乙" }),
    outId: message.key,
  })
  const client = (secret: string) =>
    new Client(
      new $OpenApiUtil.Config({
        accessKeyId: provider.accessKeyId,
        accessKeySecret: secret,
        endpoint: provider.endpoint.replace("http://", ""),
        protocol: "HTTP",
      }),
    )
  const { body } = await client(provider.accessKeySecret).sendSms(request)
  expect(body?.code).toBe("OK")
  expect(provider.arrived[0]?.variables["item"]).toBe("甲!'()* ~+&=%乙")
  await expect(client("another").sendSms(request)).rejects.toMatchObject({ code: "SignatureDoesNotMatch" })
  await provider.close()
})

import { ChannelError } from "@onevisit/core/ports"
import { InvalidInput } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import { type MailServerOptions, simulatedMailServer, type SimulatedMailServer } from "@onevisit/testkit"
import { inspect } from "node:util"
import { afterEach, describe, expect, it } from "vitest"
import { emailChannel } from "./email-channel.ts"
import type { EmailChannelOptions } from "./options.ts"
import { channelTo, from, message, readMail } from "./testing/sample-mail.ts"

const servers: SimulatedMailServer[] = []
const start = async (options?: MailServerOptions) => {
  const server = await simulatedMailServer(options)
  servers.push(server)
  return server
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
const failure = async (call: Promise<unknown>): Promise<ChannelError> => {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(ChannelError)
  return thrown as ChannelError
}

describe("a mail", () => {
  it("says title, text and link to the one addressee, as text and as HTML, in the message's language", async () => {
    const server = await start()
    const receipt = await channelTo(server, { replyTo: "window@district.example.org" }).send(message)
    expect(receipt).toEqual({ status: "queued" })
    expect(server.arrived).toHaveLength(1)
    expect(server.arrived[0]).toMatchObject({ from: from.address, to: [message.to] })
    const mail = await readMail(server.arrived[0])
    expect(mail.subject).toBe(message.title)
    expect(mail.from).toEqual({ address: from.address, name: from.name.zh })
    expect(mail.to).toEqual([{ address: message.to, name: "" }])
    expect(mail.cc ?? mail.bcc).toBeUndefined()
    expect(mail.replyTo?.[0]?.address).toBe("window@district.example.org")
    expect(mail.text).toContain(message.body)
    expect(mail.text).toContain(message.link)
    expect(mail.html).toContain('<html lang="zh-CN">')
    expect(mail.html).toContain("前补齐。<br>\n逾期将另行告知。</p>\n<p>样例区行政服务中心</p>")
    expect(mail.html).toContain('<a href="https://district.example.org/m/k7f3q9?a=1&amp;b=2">')

    await channelTo(server).send({ ...message, language: "en", title: "Documents", body: "a < b & c" })
    const english = await readMail(server.arrived[1])
    expect(english.from?.name).toBe(from.name.en)
    expect(english.html).toContain("<p>a &lt; b &amp; c</p>")
    expect(english.text).toContain("Sign in to read more:\nhttps://")
  })

  it("is the same at every attempt, under a Message-ID made from the key, and wants no robot's answer", async () => {
    const server = await start()
    const channel = channelTo(server, { clock: () => instant("2018-07-20T01:30:00.000Z") })
    await channel.send(message)
    await channel.send(message)
    expect(server.arrived[0]?.raw).toBe(server.arrived[1]?.raw)
    const headers = new Map((await readMail(server.arrived[0])).headers.map(({ key, value }) => [key, value]))
    expect(headers.get("message-id")).toBe(`<${message.key}@district.example.org>`)
    expect(headers.get("auto-submitted")).toBe("auto-generated")
    expect(headers.get("content-language")).toBe("zh-CN")
    expect(headers.get("date")).toBe("Fri, 20 Jul 2018 01:30:00 +0000")
    expect(channel.can).toEqual({ repeats: false, reports: [], disturbs: false })
  })

  it("is written in ASCII lines that every server takes", async () => {
    const server = await start()
    const long = "很长的一行".repeat(400)
    await channelTo(server).send({ ...message, title: "长".repeat(200), body: `${long}\n.\n..\nFrom here` })
    const { raw } = server.arrived[0] ?? { raw: "" }
    expect(raw).toMatch(/^[\t\r\n\u0020-\u007e]*$/)
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78)
    const mail = await readMail(server.arrived[0])
    expect(mail.subject).toBe("长".repeat(200))
    expect(mail.text).toContain(`${long}\n.\n..\nFrom here`)
  })

  it.each([
    ["an address with a header behind it", { to: "a@example.org\r\nBcc: b@example.org" }, "address"],
    ["two addresses", { to: "a@example.org,b@example.org" }, "address"],
    ["an address with a name", { to: "样例 <a@example.org>" }, "address"],
    ["no address", { to: "样例" }, "address"],
    ["a title with a header behind it", { title: "a\r\nBcc: b@example.org" }, "content"],
    ["an empty title", { title: " " }, "content"],
    ["a title too long for a subject", { title: "长".repeat(201) }, "content"],
    ["half a surrogate pair", { body: "\ud800" }, "content"],
    ["a control character", { body: "a\u0000b" }, "content"],
    ["what turns the direction of reading", { body: "\u202e02-7-8102" }, "content"],
    ["a link that is none", { link: "javascript:alert(1)" }, "content"],
  ])("with %s is refused before a server is asked", async (_, change, trouble) => {
    const server = await start()
    const error = await failure(channelTo(server).send({ ...message, ...change }))
    expect(error.trouble).toBe(trouble)
    expect(server.connections).toBe(0)
  })
})

describe("a connection", () => {
  it.each(["tls", "starttls"] as const)("by %s is encrypted, and signs in", async (encryption) => {
    const auth = { user: "district", pass: "a sample secret" }
    const server = await start({ encryption, auth })
    const secure = encryption === "tls" ? true : ("starttls" as const)
    await channelTo(server, { secure, auth, tls: { ca: server.ca } }).send(message)
    expect(server.arrived).toMatchObject([{ encrypted: true, user: "district" }])
  })

  it("tells nothing to a server that it cannot trust, or that offers no encryption", async () => {
    const auth = { user: "district", pass: "a sample secret" }
    const untrusted = await start({ encryption: "tls", auth })
    expect((await failure(channelTo(untrusted, { secure: true, auth }).send(message))).trouble).toBe(
      "unreachable",
    )
    const plain = await start({ encryption: "none", auth })
    expect((await failure(channelTo(plain, { secure: "starttls", auth }).send(message))).trouble).toBe(
      "configuration",
    )
    expect([...untrusted.arrived, ...plain.arrived]).toEqual([])
  })

  it("with a wrong password is a matter of configuration, and the password stands nowhere", async () => {
    const server = await start({ auth: { user: "district", pass: "a sample secret" } })
    const auth = { user: "district-account", pass: "another-sample-secret" }
    const error = await failure(channelTo(server, { auth }).send(message))
    expect(error).toMatchObject({ trouble: "configuration", code: "5.7.8", reason: "Rejected" })
    const written = inspect(error, { depth: 12, showHidden: true })
    for (const secret of [auth.pass, Buffer.from(auth.pass).toString("base64"), message.to, message.title])
      expect(written).not.toContain(secret)
  })
})

describe("a server", () => {
  it.each([
    ["recipient", 450, "4.7.1 Greylisted", "throttled", "4.7.1"],
    ["recipient", 450, "Mailbox busy", "throttled", "450"],
    ["recipient", 550, "5.1.1 sample.citizen@example.org unknown", "address", "5.1.1"],
    ["recipient", 550, "No such user", "address", "550"],
    ["recipient", 550, "5.7.1 Relaying denied", "configuration", "5.7.1"],
    ["recipient", 452, "4.2.2 Mailbox full", "provider", "4.2.2"],
    ["recipient", 552, "5.2.2 Mailbox full", "address", "5.2.2"],
    ["sender", 550, "Sender refused", "configuration", "550"],
    ["sender", 553, "5.1.8 No such domain", "configuration", "5.1.8"],
    ["connection", 421, "4.3.2 Shutting down", "provider", "4.3.2"],
    ["connection", 554, "No service for you", "configuration", "554"],
    ["message", 554, "5.6.0 Refused as spam", "content", "5.6.0"],
    ["message", 554, "Refused as spam", "content", "554"],
    ["message", 552, "5.3.4 Too big", "content", "5.3.4"],
    ["message", 451, "4.3.0 Try later", "provider", "4.3.0"],
    ["message", 450, "5.1.1 Contradicts itself", "throttled", "450"],
  ] as const)("that answers at the %s with %i %s means %s", async (answersAt, code, text, trouble, told) => {
    const server = await start()
    server.play({ answersAt, code, text })
    const error = await failure(channelTo(server).send(message))
    expect(error).toMatchObject({ trouble, code: told })
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain(message.to)
    expect(server.arrived).toEqual([])
    server.play(null)
    await channelTo(server).send(message)
    expect(server.arrived).toHaveLength(1)
  })

  it("that is not there, or silent before the message, was sent nothing", async () => {
    const server = await start()
    for (const fault of ["down", { silentAt: "connection" }, { silentAt: "recipient" }] as const) {
      server.play(fault)
      const error = await failure(channelTo(server, { patienceMs: 300 }).send(message))
      expect(error).toMatchObject({ trouble: "unreachable", reason: "Unavailable" })
    }
    await server.close()
    const error = await failure(channelTo(server).send(message))
    expect(error).toMatchObject({ trouble: "unreachable" })
    expect(error.message).toContain("ECONNREFUSED")
    expect(server.arrived).toEqual([])
  })

  it.each(["take-and-drop", "drop-within", "garbage", { silentAt: "message" }] as const)(
    "at fault by %j after the message began leaves it open whether it was sent",
    async (fault) => {
      const server = await start()
      server.play(fault)
      const error = await failure(channelTo(server, { patienceMs: 300 }).send(message))
      expect(error).toMatchObject({ trouble: "no-answer", reason: "Unavailable" })
      expect(server.arrived).toHaveLength(fault === "drop-within" ? 0 : 1)
    },
  )

  it.each([
    ["down", "unreachable", 0],
    ["take-and-drop", "no-answer", 1],
    ["drop-within", "no-answer", 0],
    ["garbage", "no-answer", 1],
  ] as const)("at fault by %s beneath encryption means %s all the same", async (fault, trouble, arrived) => {
    for (const encryption of ["tls", "starttls"] as const) {
      const server = await start({ encryption })
      server.play(fault)
      const secure = encryption === "tls" ? true : ("starttls" as const)
      const channel = channelTo(server, { secure, tls: { ca: server.ca } })
      expect((await failure(channel.send(message))).trouble).toBe(trouble)
      expect(server.arrived).toHaveLength(arrived)
    }
  })

  it("that takes no mail of this size is told so before it is sent", async () => {
    const server = await start({ size: 2000 })
    const error = await failure(channelTo(server).send({ ...message, body: "长".repeat(2000) }))
    expect(error.trouble).toBe("content")
    expect(server.arrived).toEqual([])
  })

  it("is asked to tell of failures where there is a mailbox for them", async () => {
    const server = await start()
    const channel = channelTo(server, { bouncesTo: "bounces@district.example.org" })
    await channel.send(message)
    expect(server.arrived).toMatchObject([{ from: "bounces@district.example.org", envelopeId: message.key }])
    expect((await readMail(server.arrived[0])).from?.address).toBe(from.address)
    expect(channel.can.reports).toEqual(["failed"])
  })
})

it("options that cannot be used are told all at once, and their values not", () => {
  const wrong = {
    host: "",
    port: 0,
    secure: false,
    auth: { user: "district", pass: "" },
    from: { address: "no address", name: { zh: "a\nb", en: "x" } },
    replyTo: "a, b",
    bouncesTo: "c",
    patienceMs: 0.5,
  } satisfies EmailChannelOptions
  let thrown: unknown
  try {
    emailChannel(wrong)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(InvalidInput)
  const { issues, message: said } = thrown as InvalidInput
  expect(issues.map(({ path }) => path.join("."))).toEqual(
    "host port patienceMs from.address from.name.zh replyTo bouncesTo auth.pass secure".split(" "),
  )
  expect(said).not.toMatch(/no address|district/)
})

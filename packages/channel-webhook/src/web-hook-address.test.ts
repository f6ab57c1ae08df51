import type { LookupFunction } from "node:net"
import { describe, expect, it } from "vitest"
import { isPrivate, publicOnly, readWebHookAddress } from "./web-hook-address.ts"

const strict = { allowHttp: false, allowPrivate: false }
const trouble = (to: string, rules = strict) => {
  try {
    return readWebHookAddress(to, rules).href
  } catch (error) {
    expect(error).toMatchObject({ _tag: "ChannelError", trouble: "address" })
    if (to.length > 10) expect(String(error)).not.toContain(to)
    return "refused"
  }
}

describe("an address of a web hook", () => {
  it.each([
    "https://oa.example/hooks/tasks?unit=1,2;3",
    "https://oa.example:8443/",
    "https://198.51.100.7/hooks",
    "https://[2001:db8::7]/hooks",
    "https://样例.example/hooks",
  ])("may be %s", (to) => {
    expect(trouble(to)).not.toBe("refused")
  })

  it.each([
    "",
    " https://oa.example/",
    "https://oa.example/a b",
    "https://oa.example/\r\nBcc: x",
    "https://oa.example/a,https://oa.example/b",
    "https://name:word@oa.example/",
    "https://name@oa.example/",
    "https://:word@oa.example/",
    "https://oa.example/#part",
    "ftp://oa.example/",
    "javascript:alert(1)",
    "https://",
    `https://oa.example/${"x".repeat(2000)}`,
    "http://oa.example/",
  ])("may not be %j", (to) => {
    expect(trouble(to)).toBe("refused")
  })

  it.each([
    "https://127.0.0.1/",
    "https://localhost/",
    "https://box.localhost/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://0/",
    "https://10.20.30.40/",
    "https://172.31.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
  ])("in a private network is refused unless that is allowed: %s", (to) => {
    expect(trouble(to)).toBe("refused")
    expect(trouble(to, { allowHttp: false, allowPrivate: true })).not.toBe("refused")
  })

  it("may go without encryption to this machine, and beyond it where that is allowed", () => {
    expect(trouble("http://127.0.0.1:8080/", { allowHttp: false, allowPrivate: true })).not.toBe("refused")
    expect(trouble("http://10.0.0.1/", { allowHttp: false, allowPrivate: true })).toBe("refused")
    expect(trouble("http://10.0.0.1/", { allowHttp: true, allowPrivate: true })).not.toBe("refused")
    expect(trouble("http://127.0.0.1.oa.example/", { allowHttp: false, allowPrivate: true })).toBe("refused")
  })
})

describe("a name that is looked up", () => {
  const naming =
    (...found: readonly string[]): LookupFunction =>
    (_name, { all }, answer) =>
      all === true
        ? answer(
            null,
            found.map((address) => ({ address, family: 4 })),
          )
        : answer(null, found[0] ?? "", 4)
  const looked = (look: LookupFunction, all: boolean) =>
    new Promise<unknown>((resolve) => publicOnly(look)("oa.example", { all }, (error) => resolve(error)))

  it("is connected to on the public networks", async () => {
    expect(await looked(naming("198.51.100.7"), true)).toBeNull()
    expect(await looked(naming("198.51.100.7"), false)).toBeNull()
  })

  it("is refused where it means a machine in a private network, be it one of several", async () => {
    const refused = { _tag: "ChannelError", trouble: "address" }
    expect(await looked(naming("198.51.100.7", "10.0.0.1"), true)).toMatchObject(refused)
    expect(await looked(naming("127.0.0.1"), false)).toMatchObject(refused)
  })
})

it("what is no number of a machine is no private one", () => {
  expect([isPrivate("oa.example"), isPrivate(""), isPrivate("10.0.0.1.example")]).toEqual([
    false,
    false,
    false,
  ])
})

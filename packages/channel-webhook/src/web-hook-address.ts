/**
 * To where a message may be posted. Whoever may enter an address could let the district's own server ask things of the
 * networks that it stands in (server-side request forgery): addresses in private networks are refused unless allowed,
 * by the number that is connected to and not by the name alone, which may mean another machine a moment later.
 */
import { ChannelError } from "@onevisit/core/ports"
import { lookup as lookUpName } from "node:dns"
import { BlockList, isIP, type LookupFunction } from "node:net"

export interface AddressRules {
  readonly allowHttp: boolean
  readonly allowPrivate: boolean
}

const LONGEST_ADDRESS = 2000

/** The address, read. Throws `ChannelError` with `address`, without saying it. */
export function readWebHookAddress(to: string, { allowHttp, allowPrivate }: AddressRules): URL {
  // A second scheme is a second address: commas alone stand in addresses too.
  const isOne =
    to.length <= LONGEST_ADDRESS && /^https?:\/\/[^\s\p{Cc}#]+$/u.test(to) && to.split("://").length === 2
  const url = isOne && URL.canParse(to) ? new URL(to) : null
  if (url === null || url.username !== "" || url.password !== "")
    throw new ChannelError("address", "This is no single https:// address without a password. Correct it.")
  const host = url.hostname.replace(/^\[|\]$/g, "")
  if (url.protocol === "http:" && !allowHttp && !isLoopback(host))
    throw new ChannelError(
      "address",
      "Messages are posted by https:// alone. Give such an address, or allow http.",
    )
  if (!allowPrivate && (isPrivate(host) || host === "localhost" || host.endsWith(".localhost")))
    throw inPrivateNetwork()
  return url
}

/** Looks a name up, and fails where it means a machine in a private network. */
export function publicOnly(look: LookupFunction = lookUpName): LookupFunction {
  return (name, options, answer) =>
    look(name, options, (error, found, family) => {
      const all = typeof found === "string" ? [found] : (found ?? []).map(({ address }) => address)
      if (error === null && all.some(isPrivate)) return answer(inPrivateNetwork(), "", 0)
      return answer(error, found, family)
    })
}

/** Whether an IP number belongs to no machine on the public networks (RFC 6890 and the registries that it names). */
export function isPrivate(host: string): boolean {
  const family = isIP(host)
  return family !== 0 && privateNetworks.check(host, family === 4 ? "ipv4" : "ipv6")
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))
}

function inPrivateNetwork(): ChannelError {
  return new ChannelError(
    "address",
    "The address is in a private network. Set allowPrivate where the receivers stand in your own.",
  )
}

const privateNetworks = new BlockList()
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  privateNetworks.addSubnet(net, prefix, "ipv4")
for (const [net, prefix] of [
  ["::", 127],
  // Numbers of the older protocol in those of the newer, by which a private one could be reached.
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  privateNetworks.addSubnet(net, prefix, "ipv6")

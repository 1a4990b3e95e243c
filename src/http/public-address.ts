import { BlockList, isIP } from "node:net"

/** Networks that are not on the public internet (IANA's registry of special-purpose addresses), and Azure's own. */
const RESERVED_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "168.63.129.16/32",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]
/** What lies inside 2000::/3 and is not public all the same; 6to4 and Teredo hold IPv4 addresses. */
const RESERVED_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]

/**
 * Whether an IP address is one on the public internet, in whatever notation: an IPv4 address written as IPv6, plain or
 * for NAT64, is judged as what it means. Pure.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !network(RESERVED_V4, "ipv4").check(address)
  // A zone, as in `fe80::1%eth0`, belongs to a network of one's own; an address with one cannot be written as a URL.
  if (isIP(address) !== 6 || !URL.canParse(`http://[${address}]`)) return false
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const plain = written.startsWith("64:ff9b::") ? written.replace("64:ff9b::", "::ffff:") : written
  if (isIP(plain) === 0) return false
  if (network(["::ffff:0:0/96"], "ipv6").check(plain, "ipv6")) return !network(RESERVED_V4, "ipv4").check(plain, "ipv6")
  return network(["2000::/3"], "ipv6").check(plain, "ipv6") && !network(RESERVED_V6, "ipv6").check(plain, "ipv6")
}

function network(subnets: readonly string[], type: "ipv4" | "ipv6"): BlockList {
  const block = new BlockList()
  for (const subnet of subnets) {
    const [address = "", bits = ""] = subnet.split("/")
    block.addSubnet(address, Number(bits), type)
  }
  return block
}

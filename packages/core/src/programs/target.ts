import { type Outcome, ok, refused } from "#outcome/index.ts";

export type TargetRefusal = {
  readonly kind: "not-a-target";
  readonly reason: string;
  readonly doNext: string;
};

/**
 * Whether a webhook may go to an address at all, by its form. The numbers its name resolves to are checked again at
 * each delivery with `isPublicAddress`: a name may point elsewhere by then.
 *
 * @param allowLocal - `true` lets this machine and private networks be told (a shop's own server behind its firewall)
 */
export function readTarget(text: string, allowLocal: boolean): Outcome<URL, TargetRefusal> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url)
    return no("This is not a web address.", "Enter it whole, like https://example.com/hooks/overprint.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && allowLocal))
    return no("Webhooks go to https addresses only.", "Use an address that begins with https://.");
  if (url.username || url.password)
    return no("The address holds a user name or password.", "Take it out: the signature proves who sends.");
  if (!allowLocal && (isLocalName(url.hostname) || !isPublicAddress(url.hostname.replaceAll(/^\[|\]$/g, ""))))
    return no(
      "The address belongs to this machine or to a private network.",
      "Use an address that the internet can reach, or allow private addresses in this page's settings.",
    );
  return ok(url);
}

const no = (reason: string, doNext: string) => refused({ kind: "not-a-target" as const, reason, doNext });

const isLocalName = (host: string): boolean =>
  /^localhost$|\.(localhost|local|internal|lan|home|intranet|home\.arpa)$/i.test(host) || !/[.:]/.test(host);

/**
 * Whether an IP address is one of the public internet. A text that is no IP address counts as public: it is a name, and
 * what it resolves to is checked instead.
 *
 * @source IANA special-purpose address registries (RFC 6890 and successors)
 */
export function isPublicAddress(text: string): boolean {
  const four = ipv4Of(text);
  if (four) return !privateFour.some(([base, bits]) => sameNet(four, ipv4Of(base), bits));
  if (!text.includes(":")) return true;
  const embedded = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1];
  if (embedded) return isPublicAddress(embedded);
  // 2000::/3 is all that is routed; documentation, benchmarking, tunnels (6to4, Teredo) and NAT64 lie within or beside it.
  if (!/^[23]/i.test(text)) return false;
  return !/^(2001:(0?0?0?0:|0?db8:|:)|2002:|2001:2:)/i.test(text);
}

function ipv4Of(text: string | undefined): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
    .exec(text ?? "")
    ?.slice(1)
    .map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((total, part) => total * 256 + part, 0);
}

const sameNet = (address: number, base: number | null, bits: number): boolean =>
  base !== null && Math.floor(address / 2 ** (32 - bits)) === Math.floor(base / 2 ** (32 - bits));

const privateFour: readonly (readonly [base: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

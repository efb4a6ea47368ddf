import type { IsAllowedOrigin } from '#server/relay/upgrade.ts';

/** Where a request comes from, as far as it can be believed. */
export interface RequestSource {
  /** The origin under which the client reached this server, `http://192.168.1.5:3000`. */
  readonly origin: string;
  /** The client's address; of an IPv6 address the network alone, which one subscriber has many of. */
  readonly address: string;
  /** Whether the `Origin` header names a page of this server. */
  readonly isSameOrigin: boolean;
}

export interface SourceSettings {
  readonly publicOrigin: string | undefined;
  /** How many proxies stand before this server; forwarded headers are believed from these alone. */
  readonly trustedProxies: number;
}

type HeaderReader = (name: string) => string | undefined;

/**
 * Tablets reach the same server as `http://192.168.1.5:3000`, a curator's PC as `localhost`, and a proxy
 * may stand before both: a page is ours when its origin is the one that the request was sent to. A
 * proxy that changes `Host` needs the public address to be set.
 */
export function createSourceReader({ publicOrigin, trustedProxies }: SourceSettings) {
  const publicHost = publicOrigin && new URL(publicOrigin).host;

  function originOf(header: HeaderReader): string | undefined {
    const host = header('host') ?? '';
    if (publicOrigin && host === publicHost) return publicOrigin;
    const forwardedScheme = trustedProxies > 0 ? header('x-forwarded-proto') : undefined;
    const scheme = forwardedScheme === 'https' ? 'https' : 'http';
    const text = `${scheme}://${host}`;
    return URL.canParse(text) ? new URL(text).origin : undefined;
  }

  function addressOf(header: HeaderReader, socketAddress: string): string {
    const forwarded = header('x-forwarded-for')?.split(',') ?? [];
    const chain = [...forwarded.map((address) => address.trim()), socketAddress];
    return normaliseAddress(chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? socketAddress);
  }

  /** `undefined` when the request does not even name a host. */
  return (header: HeaderReader, socketAddress: string): RequestSource | undefined => {
    const origin = originOf(header);
    if (origin === undefined) return undefined;
    const claimed = header('origin');
    return {
      origin,
      address: addressOf(header, socketAddress),
      isSameOrigin: claimed !== undefined && (claimed === origin || claimed === publicOrigin),
    };
  };
}

export type ReadSource = ReturnType<typeof createSourceReader>;

/**
 * The same question for a socket, of which only the host is known. Every browser names the page's
 * origin there, so a socket without one comes from no page that could borrow somebody's cookie.
 */
export function createOriginCheck(publicOrigin: string | undefined): IsAllowedOrigin {
  return (origin, host) => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    return origin === publicOrigin || new URL(origin).host === host;
  };
}

function normaliseAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0')].slice(0, 4).join(':');
}

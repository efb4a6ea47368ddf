export interface TextLink {
  readonly href: string;
  /** The address as a person would say it, without the protocol. */
  readonly label: string;
}

/** The web addresses in a text, each once. Only http and https: a text must not be able to run anything. */
export function linksIn(text: string): TextLink[] {
  const links = new Map<string, TextLink>();
  for (const [found] of text.matchAll(/\bhttps?:\/\/[^\s<>"«»]+/giu)) {
    const address = withoutTail(found);
    if (!URL.canParse(address)) continue;
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') continue;
    // A name and password before the host make a foreign address look like a known one.
    if (url.username || url.password) continue;
    links.set(url.href, { href: url.href, label: address.replace(/^https?:\/\//iu, '') });
  }
  return [...links.values()];
}

/** Drops the full stop or bracket of the sentence that the address stands in. */
function withoutTail(address: string): string {
  const cut = address.replace(/[.,;:!?…'"]+$/u, '');
  return cut.endsWith(')') && !cut.includes('(') ? withoutTail(cut.slice(0, -1)) : cut;
}

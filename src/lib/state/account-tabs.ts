/**
 * The tabs of one browser that have the same account open. Before an account's records are deleted from
 * the tablet, every tab must have let go of them: one that still writes would make them again.
 */

/** How long to wait for the other tabs, in ms; one that hangs must not keep anybody from leaving. */
const patienceMs = 3_000;
/** Where a browser has no Web Locks (outside of https), tabs get this long to close, in ms. */
const graceMs = 700;

const nameOf = (accountId: string) => `tandem-account-${accountId}`;

/** Joins them. `leave` is called when another tab ends the account; call the answer when this one does. */
export function joinAccountTabs(accountId: string, leave: () => Promise<void>): () => void {
  const channel = new BroadcastChannel(nameOf(accountId));
  let part: () => void = () => undefined;
  const parted = new Promise<void>((resolve) => (part = resolve));
  void navigator.locks?.request(nameOf(accountId), { mode: 'shared' }, () => parted);
  channel.addEventListener('message', () => void leave());
  return () => {
    channel.close();
    part();
  };
}

/** Asks every other tab to let go of the account; resolves when they have, or did not in time. */
export async function letGoElsewhere(accountId: string): Promise<void> {
  const channel = new BroadcastChannel(nameOf(accountId));
  channel.postMessage('leave');
  const options = { signal: AbortSignal.timeout(patienceMs) };
  if (navigator.locks) {
    await navigator.locks
      .request(nameOf(accountId), options, () => undefined)
      .catch(() => undefined);
  } else await new Promise((resolve) => setTimeout(resolve, graceMs));
  channel.close();
}

/**
 * The tabs of one browser that have the same account open. Before an account's records are deleted from
 * the tablet, every tab must have let go of them: one that still writes would make them again.
 */

/** The channel and the lock that they share. */
export const tabsName = (accountId: string) => `tandem-account-${accountId}`;

/** Joins them. `leave` is called when another tab ends the account; call the answer when this one does. */
export function joinAccountTabs(accountId: string, leave: () => Promise<void>): () => void {
  const channel = new BroadcastChannel(tabsName(accountId));
  let part: () => void = () => undefined;
  const parted = new Promise<void>((resolve) => (part = resolve));
  void navigator.locks?.request(tabsName(accountId), { mode: 'shared' }, () => parted);
  channel.addEventListener('message', () => void leave());
  return () => {
    channel.close();
    part();
  };
}

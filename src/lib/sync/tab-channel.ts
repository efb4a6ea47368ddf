import * as Y from 'yjs';

import { localOrigin } from '#lib/documents/document.ts';

/** Carries this tab's own edits to the other tabs of the same account, also without a network. */
export interface TabChannel {
  /** The `origin` that changes from other tabs carry. */
  readonly origin: unknown;
  close(): void;
}

export function openTabChannel(name: string, doc: Y.Doc): TabChannel {
  const channel = new BroadcastChannel(name);
  const send = (update: Uint8Array, origin: unknown) => {
    if (origin === localOrigin) channel.postMessage(update);
  };
  doc.on('update', send);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof Uint8Array) Y.applyUpdate(doc, data, channel);
  };
  return {
    origin: channel,
    close: () => {
      doc.off('update', send);
      channel.close();
    },
  };
}

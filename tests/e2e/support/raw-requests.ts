import type { Page } from '@playwright/test';

export interface SocketEnd {
  readonly code: number;
  /** Everything that came before the end, as text. */
  readonly received: string;
}

/** Opens a sync socket as the signed-in page could, past the app, and waits for its end. */
export function openRawSocket(page: Page, documentName: string): Promise<SocketEnd> {
  return page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/sync/${name}?v=1`);
        socket.binaryType = 'arraybuffer';
        let received = '';
        socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
          received += typeof data === 'string' ? data : new TextDecoder().decode(data);
        };
        // Asks for everything: sync step 1 with an empty state vector.
        socket.onopen = () => socket.send(new Uint8Array([0, 0, 1, 0]));
        socket.onclose = ({ code }) => resolve({ code, received });
      }),
    documentName,
  );
}

/** Asks for a document over HTTP as the signed-in page could, past the app. */
export function fetchDocument(
  page: Page,
  documentName: string,
): Promise<{ status: number; received: string }> {
  return page.evaluate(async (name) => {
    const response = await fetch(`/api/documents/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.tandem.sync' },
      // An empty state vector and no update of one's own.
      body: new Uint8Array([1, 0, 0]),
    });
    const received = new TextDecoder().decode(await response.arrayBuffer());
    return { status: response.status, received };
  }, documentName);
}

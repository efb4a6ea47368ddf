import type { Page } from '@playwright/test';

/** Sockets of the page never open, as in a tab that lost its network alone; requests still work. */
export async function withoutSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    class NoSocket extends EventTarget {
      static readonly CONNECTING = 0;
      static readonly OPEN = 1;
      static readonly CLOSING = 2;
      static readonly CLOSED = 3;
      readonly readyState = 0;
      send(): void {
        throw new DOMException('not open', 'InvalidStateError');
      }
      close(): void {
        // There is nothing to close.
      }
    }
    globalThis.WebSocket = NoSocket as unknown as typeof WebSocket;
  });
}

/** The page's own requests for documents fail too: whatever it writes it cannot deliver. */
export async function withoutDelivery(page: Page): Promise<void> {
  await withoutSockets(page);
  await page.route('**/api/documents/**', (route) => route.abort());
}

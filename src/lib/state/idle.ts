/** For how long after a letter the next one is expected, in ms. */
const typingMs = 1_000;

let lastInput = -Infinity;
// The build, too, runs this file, to see which pages there are.
if ('addEventListener' in globalThis) {
  addEventListener('beforeinput', () => (lastInput = performance.now()), { capture: true });
}

/** Whether somebody is writing just now, and would have to wait for whatever else is done. */
export function isTyping(): boolean {
  return performance.now() - lastInput < typingMs;
}

/** Resolves when nobody is writing, after `longestMs` at most. */
export async function calm(longestMs: number): Promise<void> {
  const latest = performance.now() + longestMs;
  for (;;) {
    const wait = Math.min(lastInput + typingMs, latest) - performance.now();
    if (wait <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Resolves when the tablet has nothing else to do, after a second at most; Safari does not tell. */
export function idle(): Promise<void> {
  const { requestIdleCallback: whenIdle } = window as Partial<Window>;
  return new Promise((resolve) => {
    if (whenIdle) whenIdle(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 50);
  });
}

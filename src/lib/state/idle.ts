/** Resolves when the tablet has nothing else to do, after a second at most; Safari does not tell. */
export function idle(): Promise<void> {
  const { requestIdleCallback: whenIdle } = window as Partial<Window>;
  return new Promise((resolve) => {
    if (whenIdle) whenIdle(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 50);
  });
}

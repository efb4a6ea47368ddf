let isPuttingIn = false;
const waiting = new Set<() => void>();

/** Puts what was just typed into its document; whoever listens through `afterLetter` hears of it later. */
export function putInLetter(write: () => void): void {
  isPuttingIn = true;
  try {
    write();
  } finally {
    isPuttingIn = false;
  }
}

/**
 * `update`, but after the frame that shows it where a letter is the cause. The control that it is typed in shows the
 * letter by itself; the lists, counts and words that follow from it take a slow tablet as long again.
 */
export function afterLetter(update: () => void): () => void {
  return () => {
    if (!isPuttingIn || document.hidden) {
      waiting.delete(update);
      update();
      return;
    }
    if (waiting.size === 0) requestAnimationFrame(() => setTimeout(updateWaiting));
    waiting.add(update);
  };
}

function updateWaiting(): void {
  const updates = [...waiting];
  waiting.clear();
  for (const update of updates) update();
}

// A page that is hidden before that frame gets none.
if ('document' in globalThis) document.addEventListener('visibilitychange', updateWaiting);

/** For how long all else waits for the first page at most, in ms. */
const longestWaitMs = 5_000;

/** For how long its frame is waited for once everything is in the document, in ms. */
const frameTimeoutMs = 1_000;

let settle: () => void;
let isSettled = false;

/**
 * Settles when the first page that the tablet shows has been painted, with what it is about. What is not needed
 * for that comes afterwards: on a slow tablet everything that is loaded before keeps the person waiting.
 */
export const firstPage = new Promise<void>((resolve) => {
  settle = () => {
    isSettled = true;
    resolve();
  };
});

setTimeout(() => settle(), longestWaitMs);

/** To be called once the first page is in the document; `opened` are the documents that it shows. */
export function watchFirstPage(opened: readonly Promise<unknown>[]): void {
  void Promise.allSettled(opened)
    .then(painted)
    .then(() => settle());
}

/** When the part before was handed over. */
let partBefore: Promise<void> = Promise.resolve();

/**
 * Loads a part of a page that nobody waits for: after the first page, at once on all that follow. The parts of the
 * first page come one by one: all together they would keep a slow tablet from answering a key.
 */
export async function late<Part>(load: () => Promise<Part>): Promise<Part> {
  if (isSettled) return load();
  await firstPage;
  const part = await load();
  const turn = partBefore.then(nextTask);
  partBefore = turn;
  await turn;
  return part;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Resolves when what is in the document now has been painted; a page that nobody sees may paint nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, frameTimeoutMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

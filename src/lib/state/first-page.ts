/** For how long all else waits for the first page at most, in ms. */
const longestWaitMs = 5_000;

let settle: () => void;
let isOver = false;

/**
 * Settles when the first page that the tablet shows has been painted, with what it is about. What is not needed
 * for that comes afterwards: on a slow tablet everything that is loaded before keeps the person waiting.
 */
export const firstPage = new Promise<void>((resolve) => (settle = resolve));

void firstPage.then(() => (isOver = true));
setTimeout(() => settle(), longestWaitMs);

/** To be called once the first page is in the document; `opened` are the documents that it shows. */
export function watchFirstPage(opened: readonly Promise<unknown>[]): void {
  void Promise.allSettled(opened)
    .then(painted)
    .then(() => settle());
}

/** Whether the first page has been painted. */
export function isFirstPageShown(): boolean {
  return isOver;
}

/** Loads a part of a page that nobody waits for: after the first page, at once on all that follow. */
export async function late<Part>(load: () => Promise<Part>): Promise<Part> {
  await firstPage;
  return load();
}

/** Resolves when what is in the document now has been painted. A page that is hidden paints nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

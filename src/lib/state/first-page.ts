import { calm } from './idle.ts';

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

/** Whether what is made now belongs to the first page, whose first frame the person waits for. */
export const isFirstPage = (): boolean => !isSettled;

/** The last of the tasks in which the first page is made. */
let lastTurn: Promise<void> = Promise.resolve();

/**
 * A task of its own for the next part of the first page, before the next frame where the browser can do that: all in
 * one task would keep a slow tablet from answering a touch. Nothing once that page is there.
 */
export function startTurn(): Promise<void> | undefined {
  if (isSettled) return undefined;
  lastTurn = lastTurn.then(urgentTask);
  return lastTurn;
}

/** To be called while the first page is made; `opened` names the documents that it shows. */
export async function watchFirstPage(opened: () => readonly Promise<unknown>[]): Promise<void> {
  let turn;
  do {
    turn = lastTurn;
    await turn;
    await Promise.allSettled(opened());
    await painted();
  } while (turn !== lastTurn);
  settle();
}

function urgentTask(): Promise<void> {
  if (!('scheduler' in globalThis)) return nextTask();
  return scheduler.postTask(() => undefined, { priority: 'user-blocking' });
}

/** How long the late parts wait for whoever types at most, all together, in ms. */
const longestCalmWaitMs = 20_000;
let calmUntil: number | undefined;

/** When the part before was asked for or handed over. */
let partBefore: Promise<void> = Promise.resolve();

/**
 * Loads a part of a page that nobody waits for: after the first page, at once on all that follow. The parts of the
 * first page come one by one: all together they would keep a slow tablet from answering a key.
 */
export async function late<Part>(load: () => Promise<Part>): Promise<Part> {
  if (isSettled) return load();
  await firstPage;
  // To ask for a part takes a moment, too.
  await inTurn();
  const part = await load();
  await inTurn();
  return part;
}

function inTurn(): Promise<void> {
  partBefore = partBefore.then(calmTask);
  return partBefore;
}

/** A task of its own, at a moment in which nobody writes. */
async function calmTask(): Promise<void> {
  await nextTask();
  calmUntil ??= performance.now() + longestCalmWaitMs;
  await calm(calmUntil - performance.now());
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

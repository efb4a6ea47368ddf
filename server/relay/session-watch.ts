import { closeReasons, type CloseReason } from '#lib/protocol/close-reasons.ts';
import type { Session } from '#server/accounts/session.ts';

export interface SessionWatch {
  readonly session: Session;
  readonly now: () => number;
  readonly identifyAgain: () => Promise<Session | undefined>;
  /** Whether the session still speaks for the same person. */
  readonly isSame: (again: Session) => boolean;
  readonly onEnd: (reason: CloseReason) => void;
}

/** What `setTimeout` can wait at most. */
const longestWaitMs = 2 ** 31 - 1;

/**
 * Ends a socket with its session. A session is prolonged by use elsewhere, so when its time has come
 * it is asked for once more. Returns a function that stops watching.
 */
export function watchSession(watch: SessionWatch): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const wait = (expiresAt: number) => {
    const left = Math.max(0, expiresAt - watch.now());
    timer = setTimeout(() => void check(expiresAt), Math.min(left, longestWaitMs)).unref();
  };
  const check = async (expiresAt: number) => {
    if (watch.now() < expiresAt) return wait(expiresAt);
    try {
      const again = await watch.identifyAgain();
      if (stopped) return;
      const goesOn = again && again.expiresAt > watch.now() && watch.isSame(again);
      if (goesOn) wait(again.expiresAt);
      else watch.onEnd(closeReasons.signIn);
    } catch {
      // Nobody is signed out by a fault of the server.
      watch.onEnd(closeReasons.unavailable);
    }
  };
  wait(watch.session.expiresAt);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

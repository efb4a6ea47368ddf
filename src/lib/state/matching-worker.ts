import { match, type MatchingTask } from '#lib/domain/matching.ts';

/** Works proposals out beside the page, so that it answers while hundreds of people are compared. */

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'result'; readonly result: ReturnType<typeof match> };

/** How much more must be done before the page hears of it again. */
const step = 0.02;

const scope = self as unknown as {
  onmessage: (event: MessageEvent<MatchingTask>) => void;
  postMessage: (answer: WorkerAnswer) => void;
};

scope.onmessage = ({ data }) => {
  let told = 0;
  const result = match(data, (share) => {
    if (share - told < step) return;
    told = share;
    scope.postMessage({ kind: 'progress', share });
  });
  scope.postMessage({ kind: 'result', result });
};

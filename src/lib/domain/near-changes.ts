import type { WordPart } from './word-diff.ts';

/** How much of what stayed is left on either side of a change, in letters. */
const nearby = 120;

/**
 * The changes of a text with what stands near them. Long stretches that stayed become an ellipsis: whoever
 * changed three words of three pages looks for the three words.
 */
export function nearChanges(parts: readonly WordPart[]): WordPart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const before = index === 0 ? '' : startOf(part.text);
    const after = index === parts.length - 1 ? '' : endOf(part.text);
    // Nothing is won by leaving out less than is shown.
    if (part.text.length < before.length + after.length + nearby) return part;
    return { kind: 'same', text: `${before}…${after}` };
  });
}

/** Up to the end of a word. */
const startOf = (text: string) => text.slice(0, nearby).replace(/\S*$/u, '');
const endOf = (text: string) => text.slice(-nearby).replace(/^\S*/u, '');

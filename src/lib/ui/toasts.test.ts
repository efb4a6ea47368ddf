import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Toasts } from './toasts.svelte.ts';

const messages = (toasts: Toasts) => toasts.list.map((toast) => toast.message);

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes away by itself, later when it offers an action', () => {
    const toasts = new Toasts();
    toasts.add({ message: 'saved' });
    toasts.add({ message: 'removed', action: { label: 'undo', run: () => {} } });

    vi.advanceTimersByTime(5_000);
    expect(messages(toasts)).toEqual(['removed']);
    vi.advanceTimersByTime(5_000);
    expect(messages(toasts)).toEqual([]);
  });

  it('stays while it is read, and starts its time anew afterwards', () => {
    const toasts = new Toasts();
    toasts.add({ message: 'first' });
    toasts.hold();
    toasts.add({ message: 'came while held' });
    vi.advanceTimersByTime(60_000);
    expect(messages(toasts)).toEqual(['first', 'came while held']);

    toasts.release();
    vi.advanceTimersByTime(4_999);
    expect(messages(toasts)).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(messages(toasts)).toEqual([]);
  });

  it('undoes once and closes, even when the button is pressed twice', () => {
    const toasts = new Toasts();
    const run = vi.fn();
    const id = toasts.add({ message: 'removed', action: { label: 'undo', run } });

    toasts.act(id);
    toasts.act(id);
    expect(run).toHaveBeenCalledOnce();
    expect(messages(toasts)).toEqual([]);
  });

  it('never piles up more than three', () => {
    const toasts = new Toasts();
    for (const message of ['1', '2', '3', '4', '5']) toasts.add({ message });
    expect(messages(toasts)).toEqual(['3', '4', '5']);
  });
});

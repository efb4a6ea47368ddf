import { beforeEach, describe, expect, it, vi } from 'vitest';

let frame: (() => void) | undefined;
let onVisibility: (() => void) | undefined;
const page = {
  hidden: false,
  addEventListener: (_: string, then: () => void) => (onVisibility = then),
};
vi.stubGlobal('document', page);
vi.stubGlobal('requestAnimationFrame', (then: () => void) => (frame = then));
const { afterLetter, putInLetter } = await import('./letters.ts');

async function paint(): Promise<void> {
  frame?.();
  frame = undefined;
  await new Promise((resolve) => setTimeout(resolve));
}

describe('what follows from a letter', () => {
  beforeEach(() => {
    page.hidden = false;
  });

  it('waits for the frame that shows the letter, once for all letters of that frame', async () => {
    const heard = vi.fn<() => void>();
    const update = afterLetter(heard);
    putInLetter(update);
    putInLetter(update);
    expect(heard).not.toHaveBeenCalled();
    await paint();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('does not wait when it follows from something else', async () => {
    const heard = vi.fn<() => void>();
    const update = afterLetter(heard);
    putInLetter(update);
    update();
    expect(heard).toHaveBeenCalledTimes(1);
    await paint();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('comes at once on a page that is hidden, which is not painted', () => {
    const heard = vi.fn<() => void>();
    const update = afterLetter(heard);
    page.hidden = true;
    putInLetter(update);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('comes when the page is hidden before it was painted', async () => {
    const heard = vi.fn<() => void>();
    putInLetter(afterLetter(heard));
    page.hidden = true;
    onVisibility?.();
    expect(heard).toHaveBeenCalledTimes(1);
    await paint();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('waits no longer after a letter that could not be put in', () => {
    const heard = vi.fn<() => void>();
    const full = () => {
      throw new Error('full');
    };
    expect(() => putInLetter(full)).toThrow('full');
    afterLetter(heard)();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

import type { Attachment } from 'svelte/attachments';

/**
 * A textarea as tall as its text, for browsers without `field-sizing: content`.
 * A layer that writes `.value` itself dispatches `textchange` on the element afterwards.
 */
export const autoGrow: Attachment<HTMLTextAreaElement> = (area) => {
  if (CSS.supports('field-sizing', 'content')) return;

  const fit = () => {
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  let lastWidth = -1;
  const resized = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width !== lastWidth) {
      lastWidth = entry.contentRect.width;
      fit();
    }
  });

  resized.observe(area);
  area.addEventListener('input', fit);
  area.addEventListener('textchange', fit);
  return () => {
    resized.disconnect();
    area.removeEventListener('input', fit);
    area.removeEventListener('textchange', fit);
  };
};

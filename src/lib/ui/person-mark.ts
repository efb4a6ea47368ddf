/** One or two capital letters for a name: «Мария Петрова» → «МП». */
export function initials(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase('ru');
}

const hues = [15, 50, 85, 125, 160, 195, 230, 265, 300, 340] as const;

/** The same hue for the same person on every tablet (a hash of the id). */
export function personHue(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hues[((hash ^ (hash >>> 13)) >>> 0) % hues.length] ?? hues[0];
}

import type { PairDigest } from '#lib/domain/progress.ts';

/** «Орлов Илья Петрович» as «Орлов И. П.», which no line's end tears: long names make a table unreadable. */
export function initialsOfName(name: string): string {
  const [family = '', ...given] = name.trim().split(/\s+/u);
  return [family, ...given.map((word) => `${word[0] ?? ''}.`)].join('\u00a0');
}

/** The members of a pair in one line, the mentor first. */
export function pairTitle(digest: PairDigest): string {
  const names = (part: 'mentor' | 'mentee') =>
    digest.members
      .filter((member) => member.part === part)
      .map((member) => initialsOfName(member.name))
      .join(', ');
  return `${names('mentor')} → ${names('mentee')}`;
}

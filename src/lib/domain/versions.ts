import type { IsoDate } from './dates.ts';

/** Why a version of a pair's document was kept. */
export const versionReasons = ['daily', 'signed', 'accepted', 'restored'] as const;
export type VersionReason = (typeof versionReasons)[number];

export interface DatedVersion {
  readonly id: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const dayMs = 86_400_000;
const everyDayForMs = 30 * dayMs;
const weekMs = 7 * dayMs;

/**
 * The versions that need not be kept any longer. Of the last 30 days all stay, of what is older the
 * last one of each week; what somebody signed, accepted or restored from is never thinned out.
 */
export function versionsToDrop(versions: readonly DatedVersion[], now: number): string[] {
  const weeks = new Set<number>();
  return versions
    .filter(({ reason, at }) => reason === 'daily' && now - at > everyDayForMs)
    .sort((a, b) => b.at - a.at)
    .filter(({ at }) => {
      const week = Math.floor(at / weekMs);
      if (weeks.has(week)) return true;
      weeks.add(week);
      return false;
    })
    .map(({ id }) => id);
}

/**
 * The earliest version of a day after `date`. Versions are kept before a day's first change, so it shows how
 * the document was when `date` ended.
 */
export function firstVersionAfter<Dated extends { readonly day: IsoDate; readonly at: number }>(
  versions: readonly Dated[],
  date: IsoDate,
): Dated | undefined {
  return versions.filter(({ day }) => day > date).toSorted((a, b) => a.at - b.at)[0];
}

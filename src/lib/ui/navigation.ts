import type { Icon } from './icon.ts';

/** One place that the navigation leads to. */
export interface NavTarget {
  href: string;
  label: string;
  icon: Icon;
  current?: boolean;
  /** How many things wait there, and the same in words for a screen reader. */
  count?: number;
  countLabel?: string;
}

import { canonicalJson, type Json } from './canonical-json.ts';
import type { Foot } from './closing.ts';
import { compareSnapshots, type ItemChange } from './compare-snapshots.ts';
import type { SnapshotItem } from './pair-snapshot.ts';
import type { Plan } from './plan.ts';
import { isItems, planVersion, said, withRemoved, type PlanVersion } from './plan-version.ts';

/**
 * The plan of one mentee as mentor and mentee sign it (docs/domain.md, "The pair's documents"): what is to be reached and
 * done, and what both wrote under it. As in what a curator accepts, how far the work is by now is no part of it.
 */
export interface SignedPlan extends PlanVersion {
  /** What the plan ends with, by mentee. */
  readonly feet: Readonly<Record<string, SnapshotItem>>;
}

/** Under which name signatures of a mentee's plan lie among those of meetings. */
export function planSubject(menteeId: string): string {
  return `plan:${menteeId}`;
}

export function signedPlan({ goals, tasks }: Plan, foot: Foot, menteeId: string): SignedPlan {
  const isTheirs = (item: { readonly menteeId: string }) =>
    item.menteeId === '' || item.menteeId === menteeId;
  const { analysis, selfAssessment } = foot;
  return {
    ...planVersion({ goals: goals.filter(isTheirs), tasks: tasks.filter(isTheirs) }),
    feet: { [menteeId]: { texts: said({ analysis, selfAssessment }), values: {} } },
  };
}

/** The plan as text, in one spelling: this is what is hashed and kept. */
export function writeSignedPlan(plan: SignedPlan): string {
  return canonicalJson(plan as unknown as Json);
}

/** What became of a plan since it was signed; `undefined` for what is no signed plan. */
export function changesSinceSigned(signed: string, now: SignedPlan): ItemChange[] | undefined {
  const before = parse(signed);
  if (!before) return undefined;
  return compareSnapshots(
    { ...before, meetings: {} },
    {
      goals: withRemoved(before.goals, now.goals),
      tasks: withRemoved(before.tasks, now.tasks),
      meetings: {},
      feet: now.feet,
    },
  );
}

function parse(text: string): SignedPlan | undefined {
  try {
    const read = JSON.parse(text) as Partial<SignedPlan> | null;
    return isItems(read?.goals) && isItems(read.tasks) && isItems(read.feet)
      ? { goals: read.goals, tasks: read.tasks, feet: read.feet }
      : undefined;
  } catch {
    return undefined;
  }
}

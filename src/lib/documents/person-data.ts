import type { Consent } from '#lib/domain/consents.ts';
import type { AgendaPoint } from '#lib/domain/agenda.ts';
import type { IsoTime } from '#lib/domain/dates.ts';
import type { Journal, SharedReflection } from '#lib/domain/journal.ts';
import type { Signature } from '#lib/domain/meeting-record.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { ProposalAnswer } from '#lib/domain/pair-state.ts';
import type { PersonRequest } from '#lib/domain/request.ts';
import type { Interview, OwnCriterion, Training } from '#lib/domain/selection.ts';
import type { SharedRating } from '#lib/domain/ratings.ts';
import type { ReportWords } from '#lib/domain/report.ts';
import type { VersionReason } from '#lib/domain/versions.ts';
import type { Response } from './answers.ts';
import type { MatchingDecision } from './matching-choices.ts';
import type { PlanFoot } from './plan-foot.ts';
import type { Supervision } from './supervision.ts';

/** What the school holds of one pair that a person is or was in. */
export interface PairData {
  readonly id: string;
  readonly plan: Plan;
  readonly journal: Journal;
  readonly supervision: Supervision;
  readonly points: readonly AgendaPoint[];
  readonly signatures: readonly Signature[];
  readonly ratings: readonly SharedRating[];
  readonly feet: readonly (PlanFoot & { readonly menteeId: string })[];
  readonly report: ReportWords;
  /** What this person shared. */
  readonly shared: readonly SharedReflection[];
  readonly versions: readonly { readonly reason: VersionReason | string; readonly at: IsoTime }[];
}

/** All that a curator may read about one person (docs/domain.md, "Rights of a person"). */
export interface PersonData {
  /** The row of the roster as it is stored, with whatever fields it has. */
  readonly person: Readonly<Record<string, unknown>>;
  readonly consents: readonly Consent[];
  readonly pairs: readonly PairData[];
  readonly answers: readonly Response[];
  /** What was said before matching: by the person, and by curators for them. */
  readonly requests: readonly PersonRequest[];
  /** Their answers to pairs that were proposed, by the pair's id. */
  readonly proposals: readonly (ProposalAnswer & { readonly pairId: string })[];
  /** What was written down when they were chosen and trained as a mentor. */
  readonly interviews: readonly Interview[];
  readonly trainings: readonly Training[];
  /** The school's own criteria, by which `interviews` may have marks. */
  readonly criteria: readonly OwnCriterion[];
  /** What curators decided about them on the page of matching. */
  readonly decisions: readonly MatchingDecision[];
}

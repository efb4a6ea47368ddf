import { lastAcceptance } from '#lib/documents/acceptances.ts';
import { readRatings } from '#lib/documents/pair-ratings.ts';
import { readHandedIn, readReportWords } from '#lib/documents/pair-report.ts';
import { readFoot } from '#lib/documents/plan-foot.ts';
import { closingOf, isClosing, type ClosingStep, type Foot } from '#lib/domain/closing.ts';
import {
  composeFigures,
  parseReport,
  reportState,
  writeReport,
  type Report,
  type ReportState,
} from '#lib/domain/report.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** The end of a pair's work: the mentor's report and what is still to be done. */
export class ClosingView {
  private readonly workspace: PairWorkspace;
  private readonly ratings;
  private readonly words;
  private readonly handedInView;
  private readonly feetView: DocumentView<(menteeId: string) => Foot>;

  constructor(workspace: PairWorkspace) {
    const { doc } = workspace.pair;
    this.workspace = workspace;
    this.ratings = new DocumentView(doc, readRatings);
    this.words = new DocumentView(doc, readReportWords);
    this.handedInView = new DocumentView(doc, readHandedIn);
    this.feetView = new DocumentView(doc, (read) => (menteeId) => readFoot(read, menteeId));
  }

  private get menteeIds(): string[] {
    const { people } = this.workspace.supervision;
    return people.filter(({ part }) => part === 'mentee').map(({ personId }) => personId);
  }

  /** What both sides wrote under the plan, one of each mentee. */
  get feet(): (Foot & { readonly menteeId: string })[] {
    const read = this.feetView.current;
    return this.menteeIds.map((menteeId) => ({ menteeId, ...read(menteeId) }));
  }

  /** The report as it would be handed in now. */
  get draft(): Report {
    const { plan, journal, supervision } = this.workspace;
    const { people } = supervision;
    const ratings = this.ratings.current;
    return {
      figures: composeFigures({ plan, journal, ratings, people }),
      words: this.words.current,
    };
  }

  get handedIn() {
    return this.handedInView.current.at(-1);
  }

  get acceptance() {
    return lastAcceptance(this.workspace.supervision.acceptances, 'report');
  }

  get state(): ReportState {
    return reportState(writeReport(this.draft), this.handedIn?.version, this.acceptance?.version);
  }

  /** Whether figures or words have changed since the report was handed in. */
  get differs(): boolean {
    return this.handedIn !== undefined && this.handedIn.version !== writeReport(this.draft);
  }

  /** The mentor of a working pair sees what they write, everybody else what was handed in. */
  get shown(): Report {
    const handedIn = this.handedIn && parseReport(this.handedIn.version);
    return this.canWrite || !handedIn ? this.draft : handedIn;
  }

  get canWrite(): boolean {
    return this.workspace.part === 'mentor' && this.workspace.canWrite;
  }

  get steps(): readonly ClosingStep[] {
    return closingOf({
      journal: this.workspace.journal,
      gaps: this.draft.figures.gaps,
      feet: this.feet,
      report: this.state,
      closed: this.workspace.isClosed,
    });
  }

  get isClosing(): boolean {
    return isClosing(this.steps, this.workspace.journal);
  }
}

const views = new WeakMap<PairWorkspace, ClosingView>();

export function closingOfPair(workspace: PairWorkspace): ClosingView {
  const view = views.get(workspace) ?? new ClosingView(workspace);
  views.set(workspace, view);
  return view;
}

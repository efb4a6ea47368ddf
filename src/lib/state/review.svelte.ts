import { readHandedIn, type HandedInReport } from '#lib/documents/pair-report.ts';
import { answersEver, readAnswers } from '#lib/documents/remark-answers.ts';
import { readReplies } from '#lib/documents/remarks.ts';
import { readReviews, reviewDigest, type Review } from '#lib/documents/reviews.ts';
import { isAnchoredAt } from '#lib/domain/remark-anchor.ts';
import { threadsOf, type RemarkThread } from '#lib/domain/remarks.ts';
import type { ReviewDigest } from '#lib/domain/review.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** What passes between a pair and its curator, put together from both documents. */
export class ReviewView {
  private readonly workspace: PairWorkspace;
  private readonly answers;
  private readonly ever;
  private readonly replies;
  private readonly reviewsView: DocumentView<Review[]>;
  private readonly handedInView: DocumentView<HandedInReport[]>;
  private readonly changes: DocumentView<unknown>;

  constructor(workspace: PairWorkspace) {
    const [pair, supervision] = [workspace.pair.doc, workspace.supervisionDocument.doc];
    this.workspace = workspace;
    this.answers = new DocumentView(pair, readAnswers, 'remarkAnswers');
    this.ever = new DocumentView(pair, answersEver, 'remarkAnswers');
    this.replies = new DocumentView(supervision, readReplies);
    this.reviewsView = new DocumentView(supervision, readReviews);
    this.handedInView = new DocumentView(pair, readHandedIn, 'reports');
    // Read for its notice alone: the digest is made of both documents.
    this.changes = new DocumentView<unknown>(pair, () => ({}));
  }

  get threads(): RemarkThread[] {
    return threadsOf({
      remarks: this.workspace.supervision.remarks.filter(({ text }) => text.trim() !== ''),
      replies: this.replies.current,
      answers: this.answers.current,
      answersEver: this.ever.current,
    });
  }

  /** The threads about one thing, its fields included. */
  threadsAt(place: string): RemarkThread[] {
    return this.threads.filter(({ remark }) => isAnchoredAt(remark.anchor, place));
  }

  /** How many answers a remark has had; a curator's next words say that these were seen. */
  answersTo(remarkId: string): number {
    return this.ever.current.get(remarkId) ?? 0;
  }

  get reviews(): Review[] {
    return this.reviewsView.current;
  }

  get handedIn(): HandedInReport | undefined {
    return this.handedInView.current.at(-1);
  }

  /** The same that the overview shows, from this tablet's own copies: it also holds offline. */
  get digest(): ReviewDigest {
    void this.changes.current;
    void this.workspace.supervision;
    void this.reviewsView.current;
    return reviewDigest(this.workspace.supervisionDocument.doc, this.workspace.pair.doc);
  }

  /** Curators act for the school; a curator who is a member of this pair is a member here. */
  get isCurator(): boolean {
    return this.workspace.part === null && this.workspace.person.role === 'curator';
  }

  /** Curators must wait for the update of this app before they write to the pair. */
  get readOnly(): boolean {
    return this.workspace.supervisionDocument.readOnly;
  }
}

const views = new WeakMap<PairWorkspace, ReviewView>();

/** One view for all markers and lists of a pair's page. */
export function reviewOf(workspace: PairWorkspace): ReviewView {
  const view = views.get(workspace) ?? new ReviewView(workspace);
  views.set(workspace, view);
  return view;
}

import { chooseMentor, setBan } from '#lib/documents/matching-choices.ts';
import type { LeftOver, MatchingResult, MatchingTask, Proposal } from '#lib/domain/matching.ts';
import { notices } from '#lib/features/shell/notices.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Applicants, Candidate } from '#lib/state/applicants.svelte.ts';
import { dragTo } from '#lib/ui/drag-to.ts';

/** The name of the place for those who have no mentor. */
export const nobody = 'nobody';

interface Dragged {
  readonly menteeId: string;
  readonly by: { readonly x: number; readonly y: number };
  readonly over: string | null;
}

/** What is done on the board of proposals, by hand and by keys, and what it says about it. */
export class Board {
  /** Said aloud after each move. */
  said = $state('');
  dragged = $state.raw<Dragged | null>(null);
  /** The mentee whose next mentor is being chosen. */
  moving = $state<string | null>(null);
  private readonly applicants: Applicants;
  private readonly found: () => MatchingResult | null;

  constructor(applicants: Applicants, found: () => MatchingResult | null) {
    this.applicants = applicants;
    this.found = found;
  }

  readonly people: ReadonlyMap<string, Candidate> = $derived.by(
    () => new Map(this.applicants.candidates.map((each) => [each.person.id, each])),
  );
  readonly task: MatchingTask = $derived.by(() => this.applicants.task);
  private readonly names = $derived.by(
    () => new Map(this.applicants.roster.people.map(({ id, name }) => [id, name])),
  );
  private readonly waiting = $derived.by(() => new Set(this.task.mentees.map(({ id }) => id)));

  /** Of those who still wait: the proposals are a little older than the people. */
  readonly proposals: readonly Proposal[] = $derived.by(() =>
    (this.found()?.proposals ?? []).filter(
      ({ mentorId, menteeId }) => this.waiting.has(menteeId) && this.people.has(mentorId),
    ),
  );
  readonly leftOver: readonly LeftOver[] = $derived.by(() =>
    (this.found()?.leftOver ?? []).filter(({ menteeId }) => this.waiting.has(menteeId)),
  );
  readonly byMentor = $derived.by(() => Map.groupBy(this.proposals, ({ mentorId }) => mentorId));

  get readOnly(): boolean {
    return this.applicants.document.readOnly;
  }

  nameOf(personId: string): string {
    return this.names.get(personId) ?? '';
  }

  /** Gives a mentee to a mentor; `nobody` leaves them without one, `null` leaves it to the computer. */
  move(menteeId: string, place: string | null): void {
    chooseMentor(this.doc, menteeId, place === nobody ? '' : place);
    const mentee = this.nameOf(menteeId);
    if (place === null) this.said = '';
    else if (place === nobody) this.said = m.matching_moved_aside({ mentee });
    else this.said = m.matching_moved({ mentee, mentor: this.nameOf(place) });
  }

  ban({ mentorId, menteeId }: Proposal): void {
    const wasPinned = this.applicants.choices.chosen.get(menteeId) === mentorId;
    setBan(this.doc, mentorId, menteeId, true);
    notices.add({
      message: m.matching_banned({
        mentor: this.nameOf(mentorId),
        mentee: this.nameOf(menteeId),
      }),
      action: {
        label: m.action_undo(),
        run: () => {
          this.allow(mentorId, menteeId);
          if (wasPinned) chooseMentor(this.doc, menteeId, mentorId);
        },
      },
    });
  }

  allow(mentorId: string, menteeId: string): void {
    setBan(this.doc, mentorId, menteeId, false);
  }

  drag(event: PointerEvent, menteeId: string, from: string): void {
    if (this.readOnly) return;
    dragTo(event, {
      onmove: (by, over) => (this.dragged = { menteeId, by, over }),
      onend: (place) => {
        this.dragged = null;
        if (place !== null && place !== from) this.move(menteeId, place);
      },
    });
  }

  /** Whether what is dragged would go into `place`. */
  isOver(place: string): boolean {
    return this.dragged?.over === place;
  }

  private get doc() {
    return this.applicants.document.doc;
  }
}

import { readAgendaPoints } from '#lib/documents/agenda.ts';
import { setMeetingValue } from '#lib/documents/meeting-changes.ts';
import { readSignatures, signMeeting } from '#lib/documents/signatures.ts';
import { agendaOf, waitingPoints, type AgendaEntry, type AgendaPoint } from '#lib/domain/agenda.ts';
import type { Meeting } from '#lib/domain/journal.ts';
import { elapsedMinutes } from '#lib/domain/meeting-clock.ts';
import {
  meetingVersion,
  signingOf,
  talkedTitles,
  writeMeetingVersion,
  type MeetingVersion,
  type Signature,
  type Signing,
} from '#lib/domain/meeting-record.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { settleText } from './text-binding.ts';
import { keepVersion } from './versions.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** What the pages of meetings need beside the journal: the list for next time, and signatures. */
export class MeetingsView {
  private readonly workspace: PairWorkspace;
  private readonly pointsView: DocumentView<AgendaPoint[]>;
  private readonly signaturesView: DocumentView<Signature[]>;

  constructor(workspace: PairWorkspace) {
    this.workspace = workspace;
    this.pointsView = new DocumentView(workspace.pair.doc, readAgendaPoints);
    this.signaturesView = new DocumentView(workspace.pair.doc, readSignatures);
  }

  get signatures(): readonly Signature[] {
    return this.signaturesView.current;
  }

  /** What waits to be talked about. */
  get waiting(): AgendaPoint[] {
    return waitingPoints(this.workspace.journal.meetings, this.pointsView.current);
  }

  agendaOf(meeting: Meeting): AgendaEntry[] {
    const { plan, journal } = this.workspace;
    return agendaOf(meeting, plan, journal, this.pointsView.current);
  }

  /** What was talked about, as the record has it; tasks that an older app ticked as they are called now. */
  talkedAt(meeting: Meeting): string[] {
    const unnamed = this.agendaOf(meeting).flatMap((entry) => {
      if (entry.kind === 'point' || !entry.talked) return [];
      return meeting.taskTitles[entry.task.id] ? [] : [entry.task.title];
    });
    return [...unnamed, ...talkedTitles(meeting, this.pointsView.current)];
  }

  /** The record as it would be signed now. */
  versionOf(meeting: Meeting): MeetingVersion {
    return meetingVersion(meeting, this.workspace.journal.agreements, this.pointsView.current);
  }

  signingOf(meeting: Meeting): Signing {
    const own = this.signatures.filter(({ meetingId }) => meetingId === meeting.id);
    if (own.length === 0) return 'unsigned';
    return signingOf(meeting, own, writeMeetingVersion(this.versionOf(meeting)));
  }

  /**
   * Signs as `personId` what the page shows, the word that is just being written included. Whoever signs
   * first ends the clock: minutes that nobody entered are those since the start. Returns the signature's id.
   */
  sign(meeting: Meeting, personId: string): string | undefined {
    settleText();
    const { doc, document } = this.workspace.pair;
    const minutes = elapsedMinutes(meeting.startedAt, Date.now());
    if (meeting.state === 'held' && meeting.minutes === null && minutes !== null) {
      setMeetingValue(doc, meeting.id, 'minutes', minutes);
    }
    const id = signMeeting(doc, meeting.id, personId);
    // A tablet whose disk is full says so elsewhere; the version is then not kept, the signature is.
    void keepVersion(document, 'signed').catch(() => undefined);
    return id;
  }
}

const views = new WeakMap<PairWorkspace, MeetingsView>();

export function meetingsOfPair(workspace: PairWorkspace): MeetingsView {
  const view = views.get(workspace) ?? new MeetingsView(workspace);
  views.set(workspace, view);
  return view;
}

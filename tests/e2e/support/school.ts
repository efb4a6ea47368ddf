import * as Y from 'yjs';

import { addConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { addDiaryEntry } from '#lib/documents/diary.ts';
import { addProposal } from '#lib/documents/pair-states.ts';
import { shareReflection } from '#lib/documents/pair-reflections.ts';
import { addPair, addPerson } from '#lib/documents/roster.ts';
import { setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import type { IssuedCode, Me } from '#lib/protocol/api.ts';
import { decodeSyncBody, encodeSyncBody, syncContentType } from '#lib/protocol/http-sync.ts';
import { Browser } from '../../server/browser.ts';
import type { Server } from './server.ts';

/** Everybody of the school by the part that they play in the stories. */
export const russianNames = {
  school: 'Школа № 7',
  curator: 'Соколова Ольга Петровна',
  head: 'Громов Пётр Ильич',
  mentor: 'Белова Вера Андреевна',
  mentee: 'Зимин Костя Игоревич',
  otherMentor: 'Лунин Олег Юрьевич',
  otherMentee: 'Рябова Тоня Львовна',
};
export const latinNames: typeof russianNames = {
  school: 'Lyceum 7',
  curator: 'Falk Olga',
  head: 'Stone Peter',
  mentor: 'White Vera',
  mentee: 'Winter Kostya',
  otherMentor: 'Moon Oleg',
  otherMentee: 'Rowan Tonya',
};
export type Who = Exclude<keyof typeof russianNames, 'school'>;

/** A school with two pairs, set up over the server's own API. */
export class School {
  org = '';
  pairId = '';
  otherPairId = '';
  readonly names: typeof russianNames;
  readonly password = 'правильная лошадь';
  readonly username = 'kurator';
  private readonly ids = new Map<Who, string>();
  readonly server: Server;
  private readonly curator: Browser;
  private readonly browsers = new Map<Who, Browser>();

  constructor(server: Server, names = russianNames, cookies: Browser['cookies'] = []) {
    this.server = server;
    this.names = names;
    this.curator = new Browser(server.origin, cookies);
  }

  /** This school on a server that began with a copy of its data. */
  movedTo(server: Server): School {
    const school = new School(server, this.names, this.curator.cookies);
    school.org = this.org;
    school.pairId = this.pairId;
    school.otherPairId = this.otherPairId;
    for (const [who, id] of this.ids) school.ids.set(who, id);
    return school;
  }

  async setUp(): Promise<this> {
    const { names, curator } = this;
    const link = new URL(await this.server.printedLink('To set it up'));
    await curator.post('/api/setup', {
      key: new URLSearchParams(link.hash.slice(1)).get('key'),
      choice: 'organisation',
      orgName: names.school,
      name: names.curator,
      username: this.username,
      password: this.password,
    });
    const [person] = (await curator.json<Me>('/api/me')).persons;
    if (!person) throw new Error('the school was not set up');
    this.org = person.org;
    this.ids.set('curator', person.personId);
    await this.edit('roster', '', (doc) => {
      this.ids.set('head', addPerson(doc, { name: names.head, role: 'head' }));
      for (const who of ['mentor', 'mentee', 'otherMentor', 'otherMentee'] as const) {
        const personId = addPerson(doc, { name: names[who] });
        this.ids.set(who, personId);
        const paper = { purpose: 'participation', givenBy: names[who] } as const;
        addConsent(doc, { ...paper, personId, givenOn: '2026-09-01' });
      }
    });
    this.pairId = await this.formPair('mentor', 'mentee');
    this.otherPairId = await this.formPair('otherMentor', 'otherMentee');
    return this;
  }

  idOf(who: Who): string {
    const id = this.ids.get(who);
    if (!id) throw new Error(`nobody is the ${who} of this school`);
    return id;
  }

  document(kind: DocumentKind, id = ''): string {
    return formatDocumentName({ org: this.org, kind, id });
  }

  /** A new link that signs `who` in, once. */
  async signInLink(who: Who): Promise<string> {
    const wanted = { org: this.org, personId: this.idOf(who) };
    const response = await this.curator.post('/api/codes', wanted);
    return ((await response.json()) as IssuedCode).link;
  }

  /** Edits a document as the curator's tablet would. */
  edit(kind: DocumentKind, id: string, change: (doc: Y.Doc) => void): Promise<void> {
    return this.editAs('curator', kind, id, change);
  }

  /** Edits a document as somebody's own tablet would. */
  async editAs(
    who: Who,
    kind: DocumentKind,
    id: string,
    change: (doc: Y.Doc) => void,
  ): Promise<void> {
    const browser = await this.browserOf(who);
    const doc = new Y.Doc();
    const path = `/api/documents/${this.document(kind, id)}`;
    Y.applyUpdate(doc, await this.exchange(browser, path, doc, new Uint8Array()), 'server');
    const before = Y.encodeStateVector(doc);
    prepareForEditing(doc, kind, this.idOf(who));
    change(doc);
    await this.exchange(browser, path, doc, Y.encodeStateAsUpdate(doc, before));
  }

  /** Writes into the diary of a member of the first pair, and shares it with the pair. */
  async shareAs(who: 'mentor' | 'mentee', words: string): Promise<void> {
    const [pairId, mentorId, authorId] = [this.pairId, this.idOf('mentor'), this.idOf(who)];
    let sharedId = '';
    await this.editAs(who, 'shared', formatSharedId({ pairId, mentorId, authorId }), (doc) => {
      sharedId = shareReflection(doc, '', words);
    });
    await this.editAs(who, 'diary', authorId, (doc) => {
      addDiaryEntry(doc, { pairId, answers: { worked: words }, sharedId, sharedWith: mentorId });
    });
  }

  /** Forms a pair, or a group when there are several mentees. */
  async formPair(mentor: Who, ...mentees: Who[]): Promise<string> {
    let pairId = '';
    await this.edit('roster', '', (doc) => {
      pairId = addPair(doc, {
        form: 'studentStudent',
        mentorId: this.idOf(mentor),
        menteeIds: mentees.map((mentee) => this.idOf(mentee)),
      });
    });
    await this.edit('supervision', pairId, (doc) => {
      setHead(doc, { form: 'studentStudent', state: 'active' });
      for (const who of [mentor, ...mentees]) {
        const part = who === mentor ? 'mentor' : 'mentee';
        const [personId, name] = [this.idOf(who), this.names[who]];
        setSupervisedPerson(doc, { personId, part, name, position: '' });
      }
    });
    return pairId;
  }

  /** Proposes a pair, as a curator's tablet does, and returns its id. */
  async proposePair(mentor: Who, mentee: Who): Promise<string> {
    let pairId = '';
    await this.edit('roster', '', (doc) => {
      pairId = addProposal(doc, {
        form: 'studentStudent',
        mentorId: this.idOf(mentor),
        menteeIds: [this.idOf(mentee)],
        proposedOn: '2026-09-01',
      });
    });
    await this.edit('supervision', pairId, (doc) => {
      setHead(doc, { form: 'studentStudent', state: 'proposed' });
      for (const [who, part] of [
        [mentor, 'mentor'],
        [mentee, 'mentee'],
      ] as const) {
        const [personId, name] = [this.idOf(who), this.names[who]];
        setSupervisedPerson(doc, { personId, part, name, position: '' });
      }
    });
    return pairId;
  }

  private async browserOf(who: Who): Promise<Browser> {
    if (who === 'curator') return this.curator;
    const known = this.browsers.get(who);
    if (known) return known;
    const browser = await this.signIn(who);
    this.browsers.set(who, browser);
    return browser;
  }

  /** Signs `who` in somewhere new. */
  async signIn(who: Who): Promise<Browser> {
    const browser = new Browser(this.server.origin);
    const code = new URLSearchParams(new URL(await this.signInLink(who)).hash.slice(1)).get('code');
    const response = await browser.post('/api/auth/sign-in/code', { code });
    if (!response.ok) throw new Error(`the ${who} was not signed in: ${response.status}`);
    return browser;
  }

  private async exchange(
    browser: Browser,
    path: string,
    doc: Y.Doc,
    update: Uint8Array,
  ): Promise<Uint8Array> {
    const body = encodeSyncBody({ stateVector: Y.encodeStateVector(doc), update });
    const response = await browser.request(path, {
      method: 'POST',
      headers: { 'content-type': syncContentType },
      body: body.slice().buffer,
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    return decodeSyncBody(new Uint8Array(await response.arrayBuffer())).update;
  }
}

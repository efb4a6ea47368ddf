import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addPair, addPerson } from '#lib/documents/roster.ts';
import { setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
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
  private readonly server: Server;
  private readonly curator: Browser;

  constructor(server: Server, names = russianNames) {
    this.server = server;
    this.names = names;
    this.curator = new Browser(server.origin);
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
        this.ids.set(who, addPerson(doc, { name: names[who] }));
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
  async edit(kind: DocumentKind, id: string, change: (doc: Y.Doc) => void): Promise<void> {
    const doc = new Y.Doc();
    const path = `/api/documents/${this.document(kind, id)}`;
    Y.applyUpdate(doc, await this.exchange(path, doc, new Uint8Array()), 'server');
    const before = Y.encodeStateVector(doc);
    prepareForEditing(doc, kind, this.idOf('curator'));
    change(doc);
    await this.exchange(path, doc, Y.encodeStateAsUpdate(doc, before));
  }

  async formPair(mentor: Who, mentee: Who): Promise<string> {
    let pairId = '';
    const [mentorId, menteeId] = [this.idOf(mentor), this.idOf(mentee)];
    await this.edit('roster', '', (doc) => {
      pairId = addPair(doc, { form: 'studentStudent', mentorId, menteeIds: [menteeId] });
    });
    await this.edit('supervision', pairId, (doc) => {
      setHead(doc, { form: 'studentStudent', state: 'active' });
      const members = { mentor: [mentor, mentorId], mentee: [mentee, menteeId] } as const;
      for (const part of ['mentor', 'mentee'] as const) {
        const [who, personId] = members[part];
        setSupervisedPerson(doc, { personId, part, name: this.names[who], position: '' });
      }
    });
    return pairId;
  }

  private async exchange(path: string, doc: Y.Doc, update: Uint8Array): Promise<Uint8Array> {
    const body = encodeSyncBody({ stateVector: Y.encodeStateVector(doc), update });
    const response = await this.curator.request(path, {
      method: 'POST',
      headers: { 'content-type': syncContentType },
      body: body.slice().buffer,
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    return decodeSyncBody(new Uint8Array(await response.arrayBuffer())).update;
  }
}

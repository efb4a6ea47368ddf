import { createContext } from 'svelte';
import type * as Y from 'yjs';

import { readProgramme, type Programme } from '#lib/documents/programme.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { useDocument, type LiveDocument } from './live-document.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

/** The programme of one organisation as its pages need it. */
export class ProgrammeWorkspace {
  readonly person: MyPerson;
  readonly document: LiveDocument;
  private readonly view: DocumentView<Programme>;

  /** Opens the programme; call it while a component is made. */
  constructor(person: MyPerson) {
    this.person = person;
    const { org, personId } = person;
    this.document = useDocument(formatDocumentName({ org, kind: 'programme', id: '' }), personId);
    this.view = new DocumentView(this.document.doc, readProgramme);
  }

  get doc(): Y.Doc {
    return this.document.doc;
  }

  get programme(): Programme {
    return this.view.current;
  }

  get canWrite(): boolean {
    return this.person.role === 'curator' && !this.document.readOnly;
  }
}

const [getProgramme, setProgramme] = createContext<ProgrammeWorkspace>();

export { getProgramme, setProgramme };

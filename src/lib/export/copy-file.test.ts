import { toBase64 } from 'lib0/buffer';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { edit, prepareForEditing, schemaNumbers } from '#lib/documents/document.ts';
import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { decodeDocument, encodeDocument } from '#lib/documents/portable.ts';
import { readMachinePart, writeMachinePart, type Copy } from './copy-file.ts';
import { reportPage } from './report-html.ts';

function pairState(title: string): Uint8Array {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'me');
  addGoal(doc, { title });
  return encodeDocument(doc);
}

const copyOf = (state: Uint8Array): Copy => ({
  madeAt: '2026-11-23T10:00:00.000Z',
  accountId: 'account',
  documents: [{ name: 'school/pair/one', state }],
});

const fileOf = (copy: Copy) =>
  reportPage({ locale: 'ru', title: 'Копия', notes: [], blocks: [] }, writeMachinePart(copy));

describe('a copy', () => {
  it('is read as it was written, whatever the words are', () => {
    const title = 'Цель </script><!-- "кавычки" & 😀 \u2028';
    const copy = copyOf(pairState(title));
    const read = readMachinePart(fileOf(copy));
    expect(read).toEqual(copy);
    const doc = decodeDocument((read as Copy).documents[0]!.state, 'pair');
    expect(readPlan(doc as Y.Doc).goals[0]?.title).toBe(title);
  });

  it('has no words of people outside of escapes in its page', () => {
    const page = reportPage({
      locale: 'ru',
      title: '<b>имя</b>',
      notes: [],
      blocks: [
        { kind: 'text', label: '<i>', text: '<script>alert(1)</script>' },
        { kind: 'table', head: ['<u>'], rows: [['"&<']] },
      ],
    });
    expect(page).not.toMatch(/<b>|<i>|<u>|<script/u);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a file is refused', () => {
  const file = fileOf(copyOf(pairState('Цель')));

  it('when it is something else', () => {
    for (const other of ['', 'слова', '<html><script>1</script></html>', '{"version":1}']) {
      expect(readMachinePart(other)).toBe('notCopy');
    }
  });

  it('when its end is missing, wherever it was cut', () => {
    const [start, end] = [file.indexOf('tandem-copy'), file.lastIndexOf('</script>')];
    for (let length = start + 'tandem-copy'.length; length < end + 8; length += 13) {
      expect(readMachinePart(file.slice(0, length))).toBe('cutOff');
    }
  });

  it('when a single letter of it was changed', () => {
    const start = file.indexOf('"madeAt"');
    const end = file.lastIndexOf('</script>') - 1;
    for (let at = start; at < end; at += 3) {
      const other = file[at] === 'a' ? 'b' : 'a';
      expect(readMachinePart(file.slice(0, at) + other + file.slice(at + 1))).toBe('damaged');
    }
  });

  it('when the bytes of a document are none, or only a part of one', () => {
    const whole = new Y.Doc();
    prepareForEditing(whole, 'pair', 'me');
    addGoal(whole, { title: 'Первая' });
    const before = Y.encodeStateVector(whole);
    addGoal(whole, { title: 'Вторая' });
    const part = Y.encodeStateAsUpdate(whole, before);
    for (const state of [new Uint8Array([1, 2, 3]), new Uint8Array(), part]) {
      expect(readMachinePart(fileOf(copyOf(state)))).toBe('damaged');
    }
    const copy = copyOf(pairState('Цель'));
    const nameless = { ...copy, documents: [{ ...copy.documents[0]!, name: 'что-то' }] };
    expect(readMachinePart(fileOf(nameless))).toBe('damaged');
  });

  it('when a newer app made the file or wrote a document in it', () => {
    const newer = file.replace('{"version":1', '{"version":2');
    expect(readMachinePart(newer)).toBe('tooNew');
    const doc = new Y.Doc();
    prepareForEditing(doc, 'pair', 'me');
    edit(doc, () => undefined);
    doc.getMap('meta').set(`schema.${schemaNumbers.pair + 1}`, true);
    expect(readMachinePart(fileOf(copyOf(encodeDocument(doc))))).toBe('tooNew');
  });

  it('when a document is larger than the server takes', () => {
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'ё'.repeat(2.2 * 1024 * 1024));
    expect(toBase64(encodeDocument(doc)).length).toBeGreaterThan(4 * 1024 * 1024);
    expect(readMachinePart(fileOf(copyOf(encodeDocument(doc))))).toBe('tooLarge');
  });
});

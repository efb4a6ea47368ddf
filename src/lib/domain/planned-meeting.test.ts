import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import { plannedFor } from './planned-meeting.ts';

it('takes the plan of the day, else the nearest one within three days', () => {
  const planned = (heldOn: string) => aMeeting({ id: heldOn, state: 'planned', heldOn });
  const meetings = [planned('2026-10-05'), planned('2026-10-09'), planned('2026-10-20')];
  expect(plannedFor(meetings, '2026-10-09')?.id).toBe('2026-10-09');
  expect(plannedFor(meetings, '2026-10-07')?.id).toBe('2026-10-05');
  expect(plannedFor(meetings, '2026-10-08')?.id).toBe('2026-10-09');
  expect(plannedFor(meetings, '2026-10-14')).toBeUndefined();
  expect(plannedFor([aMeeting({ heldOn: '2026-10-07' })], '2026-10-07')).toBeUndefined();
});

import { m } from '#lib/i18n/generated/messages.js';

export type PeopleTab = 'people' | 'mentees' | 'mentors' | 'pairs' | 'access' | 'record';

/** The sides of the curator's page about people, and which of them is shown. */
export function peopleTabs(shown: PeopleTab) {
  const tabs: [tab: PeopleTab, href: string, label: string][] = [
    ['people', '/people', m.people_tab_people()],
    ['mentees', '/people?show=mentees', m.register_mentee()],
    ['mentors', '/people?show=mentors', m.register_mentor()],
    ['pairs', '/people?show=pairs', m.people_tab_pairs()],
    ['access', '/people/access', m.access_tab()],
    ['record', '/people/record', m.record_tab()],
  ];
  return tabs.map(([tab, href, label]) => ({ href, label, current: shown === tab }));
}

import { m } from '#lib/i18n/generated/messages.js';

/** The sides of the curator's page about people, and which of them is shown. */
export function peopleTabs(shown: 'people' | 'pairs' | 'access' | 'record') {
  return [
    { href: '/people', label: m.people_tab_people(), current: shown === 'people' },
    { href: '/people?show=pairs', label: m.people_tab_pairs(), current: shown === 'pairs' },
    { href: '/people/access', label: m.access_tab(), current: shown === 'access' },
    { href: '/people/record', label: m.record_tab(), current: shown === 'record' },
  ];
}

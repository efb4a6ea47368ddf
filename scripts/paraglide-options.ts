/** How the message catalogue is compiled: used by Vite and by the set-up script's compile step. */
export const paraglideOptions = {
  project: './src/lib/i18n/project.inlang',
  outdir: './src/lib/i18n/generated',
  strategy: ['localStorage', 'baseLocale'] as ['localStorage', 'baseLocale'],
  localStorageKey: 'tandem-locale',
};

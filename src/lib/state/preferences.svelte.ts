import {
  getLocale,
  overwriteGetLocale,
  setLocale,
  type Locale,
} from '#lib/i18n/generated/runtime.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeKey = 'tandem-theme';

/** Every word asks for the language: the catalogue would read it from the tablet's storage each time. */
let spoken = getLocale();
overwriteGetLocale(() => spoken);

/** Language and theme: of this tablet, not of an account. */
class Preferences {
  locale = $state<Locale>(spoken);
  theme = $state<Theme>(
    themes.find((theme) => theme === localStorage.getItem(themeKey)) ?? 'system',
  );

  /** Changes the language in place; the root layout draws the page anew. */
  setLocale(locale: Locale): void {
    void setLocale(locale, { reload: false });
    this.locale = spoken = locale;
    document.documentElement.lang = locale;
  }

  setTheme(theme: Theme): void {
    localStorage.setItem(themeKey, theme);
    this.theme = theme;
    this.apply();
  }

  /** Puts language and theme onto the page. */
  apply(): void {
    document.documentElement.lang = this.locale;
    if (this.theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
  }
}

export const preferences = new Preferences();

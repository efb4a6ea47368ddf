import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import { boundaries } from './scripts/eslint/boundaries.js';
import { noUntranslatedText } from './scripts/eslint/no-untranslated-text.js';
import svelteConfig from './svelte.config.js';

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'node_modules/',
      'data*/',
      'src/lib/i18n/generated/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // TypeScript knows better what is defined.
      'no-undef': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // There is no base path, and links to pairs are made of ids.
      'svelte/no-navigation-without-resolve': 'off',
      // Reactive values that a template reads once are plain Maps and Dates on purpose.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
    },
  },
  {
    files: ['src/**/*.svelte'],
    plugins: { tandem: { rules: { 'no-untranslated-text': noUntranslatedText } } },
    rules: { 'tandem/no-untranslated-text': 'error' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      'svelte/no-inner-declarations': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    // A test that finds nothing where something must be fails, as it should.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // The texts of the demonstration school are data.
    files: ['server/demo/texts/**'],
    rules: { 'max-lines': 'off' },
  },
  ...boundaries,
);

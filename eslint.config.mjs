import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const message =
  'Events, deciders and rules have no clock, no chance and no outside: the command brings what they need.';
const bytesAlone = 'Proofs and signatures are made and checked from bytes alone: the caller brings time and chance.';
const chance = ['generateKeyPairSync', 'generateKeyPair', 'randomBytes', 'randomInt', 'randomUUID', 'randomFill'];
const globals = ['crypto', 'fetch', 'globalThis', 'performance', 'process', 'setTimeout'];
const local = '/^((get|set)(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|TimezoneOffset)|toLocale.*)$/';
const clocks = [
  'NewExpression[callee.name="Date"]:not([arguments.length=1])',
  'CallExpression[callee.name="Date"]',
  'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
  `MemberExpression[property.name=${local}]`, // the time zone and language of this machine
];
const outsides = ['ImportExpression', ':function[async=true]'];

export default defineConfig(
  { ignores: ['dist', 'node_modules'] },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 8],
      'max-len': ['error', 120],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 25],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off', // a port may promise what one engine has at hand
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: Object.fromEntries(['console', 'process', 'URL'].map((name) => [name, 'readonly'])) },
    rules: { complexity: ['error', 8], 'max-len': ['error', 120], 'max-lines-per-function': ['error', 25] },
  },
  {
    files: ['**/*.{contract,spec}.ts'],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off' },
  },
  {
    files: ['libs/transparency/src/{tree,notes,checkpoint,tiles,proof,leaf}/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message: bytesAlone }))],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: bytesAlone },
        { object: 'Math', property: 'random', message: bytesAlone }],
      'no-restricted-imports': ['error', { paths: [
        { name: 'node:crypto', importNames: chance, message: bytesAlone }] }],
      'no-restricted-syntax': ['error', ...clocks.map((selector) => ({ selector, message: bytesAlone }))],
    },
  },
  {
    files: ['libs/kernel/src/**/*.ts', 'libs/*/src/**/*.{events,decider,rules,state}.ts'],
    rules: {
      'no-undef': 'error', // an allow-list: only what the language itself brings is known here
      'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message }))],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message },
        { object: 'Math', property: 'random', message }],
      'no-restricted-syntax': ['error', ...[...clocks, ...outsides].map((selector) => ({ selector, message }))],
    },
  },
);

/**
 * The one door to Monaco: where its module and its worker are, and the few keys the page needs for itself.
 *
 * Monaco is bundled ahead of the web build (scripts/setup/monaco.mjs) and loaded as a module of its own: as part of a
 * chunk it lies in a function that the browser must parse twice, and starts a fifth of a second later.
 */
import '@/dist/monaco/monaco.css';
import { MONACO_ADDRESS } from '@/components/editor/monaco-address';

type Parts = typeof import('@/components/editor/monaco-parts');

const parts: Parts = await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ MONACO_ADDRESS);

export const { editor, KeyCode, KeyMod } = parts;

globalThis.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
};

/** A rule without a command unbinds: the key then reaches the page. Monaco's chords on Ctrl+K go with it. */
editor.addKeybindingRules([
  { keybinding: KeyMod.CtrlCmd | KeyCode.KeyK, command: null },
  { keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: null, when: 'editorTextFocus' },
  { keybinding: KeyCode.F8, command: 'editor.action.marker.next', when: 'editorFocus' },
  { keybinding: KeyMod.Shift | KeyCode.F8, command: 'editor.action.marker.prev', when: 'editorFocus' },
]);

/**
 * The one door to Monaco: which of its parts are bundled, where its worker is, and the few keys the page needs for
 * itself. Why these parts and no others: docs/decisions/0004-monaco.md.
 */
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor';
import 'monaco-editor/features/anchorSelect/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/links/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
// `features/suggest` leaves the suggestions' own widget out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import 'monaco-editor/features/unusualLineTerminators/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/python/register';

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

export { editor, KeyCode, KeyMod };

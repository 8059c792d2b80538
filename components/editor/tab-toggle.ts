import type * as monaco from 'monaco-editor/editor';
import { editor, KeyCode, KeyMod } from '@/components/editor/monaco';
import { onApple, tabKeys } from '@/components/editor/tab-keys';
import { announce } from '@/components/ui/live-region';

export const tabMovesFocus = (instance: monaco.editor.ICodeEditor): boolean =>
  instance.getOption(editor.EditorOption.tabFocusMode);

/**
 * The way out of the editor for those who have only a keyboard. Monaco's own command keeps its state where an
 * application cannot see it, and then the hint would be wrong.
 */
export function addTabToggle(instance: monaco.editor.IStandaloneCodeEditor): void {
  instance.addAction({
    id: 'toolroom.toggle-tab',
    label: 'Toggle whether Tab indents or moves on',
    keybindings: [onApple() ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM],
    run: () => {
      const movesFocus = !tabMovesFocus(instance);
      instance.updateOptions({ tabFocusMode: movesFocus });
      announce(tabKeys(movesFocus).sentence);
    },
  });
}

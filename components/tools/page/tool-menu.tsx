'use client';

import { Copy, Download, Ellipsis, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { download, exportTools } from '@/components/tools/export-tools';
import { useDeletion } from '@/components/tools/page/use-delete-tool';
import { IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { showToast } from '@/components/ui/toast';
import type { ToolSnapshot } from '@/lib/contract/snapshot';

type ToolMenuProps = {
  live: ToolSnapshot;
  dirty: boolean;
  readOnly: boolean;
  onDiscard: () => void;
  onDeleted: () => void;
};

/** What can be done with the whole tool. Everything here speaks of the saved tool, not of the draft. */
export function ToolMenu({ live, dirty, readOnly, onDiscard, onDeleted }: ToolMenuProps) {
  const [asking, setAsking] = useState(false);
  const remove = useDeletion(onDeleted);
  const { tool } = live;
  const exportIt = () => {
    const file = exportTools([tool]);
    download(file);
    showToast({ title: `Exported ${file.fileName}` });
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More actions" look="secondary">
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {!readOnly && (
          <MenuLink icon={<Copy aria-hidden />} href={`/tools/new?from=${encodeURIComponent(tool.id)}`}>
            Duplicate
          </MenuLink>
        )}
        <MenuItem icon={<Download aria-hidden />} aside={`v${tool.version}`} onSelect={exportIt}>
          Export as JSON
        </MenuItem>
        {!readOnly && (
          <>
            <MenuItem icon={<RotateCcw aria-hidden />} disabled={!dirty} onSelect={onDiscard}>
              Discard changes
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => setAsking(true)}>
              Delete…
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${tool.name}?`}
        confirmLabel="Delete tool"
        onConfirm={async () => {
          await remove(live);
          setAsking(false);
        }}
      >
        <p>
          {tool.enable_globally
            ? 'It is on for every agent of this workspace; they lose it at once.'
            : 'Agents that it is switched on for lose it at once.'}
          {dirty && ' Your unsaved changes to it go as well.'}
        </p>
        <p>For a few seconds it can be made again, under a new id.</p>
      </ConfirmDialog>
    </>
  );
}

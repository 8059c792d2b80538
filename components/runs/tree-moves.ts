import type { JsonRow } from '@/components/runs/json-rows';

/** Where a key leads from the row at `at`: another row, or the same one to open or fold it. */
export function targetOf(key: string, rows: readonly JsonRow[], at: number): JsonRow | 'act' | null {
  const row = rows[at];
  if (!row) {
    return null;
  }
  const open = row.kind === 'value' ? row.open : null;
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1] ?? row;
    case 'ArrowUp':
      return rows[at - 1] ?? row;
    case 'Home':
      return rows[0] ?? row;
    case 'End':
      return rows.at(-1) ?? row;
    case 'ArrowRight':
      return open === false ? 'act' : open === true ? (rows[at + 1] ?? row) : row;
    case 'ArrowLeft':
      return open === true ? 'act' : (rows.find(({ path }) => path === row.parent) ?? row);
    case 'Enter':
    case ' ':
      return 'act';
    default:
      return null;
  }
}

import { countOf, inDigits } from '@/components/list/count-words';
import type { BulkJob } from '@/components/tools/list/bulk-run';

const DOING = {
  enable: 'Enabling globally',
  disable: 'Disabling globally',
  delete: 'Deleting',
  export: 'Exporting',
};
const DONE = { enable: 'enabled', disable: 'disabled', delete: 'deleted', export: 'exported' };

export const doingWords = ({ kind, progress, total }: BulkJob): string =>
  `${DOING[kind]}: ${inDigits(total - progress.left.length)} of ${countOf(total, 'tool')}`;

/** "38 enabled, 2 failed, 4 not tried": what is nought is left out, but the first. */
export const resultWords = ({ kind, progress }: BulkJob): string => {
  const unknown = progress.failures.filter(({ certain }) => !certain).length;
  const failed = progress.failures.length - unknown;
  const exportStopped = kind === 'export' && (progress.stoppedBy !== null || progress.left.length > 0);
  return [
    exportStopped ? 'Nothing was exported' : `${countOf(progress.done.length, 'tool')} ${DONE[kind]}`,
    failed > 0 ? `${inDigits(failed)} failed` : '',
    unknown > 0 ? `${inDigits(unknown)} unknown` : '',
    !exportStopped && progress.left.length > 0 ? `${inDigits(progress.left.length)} not tried` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
};

const BYTE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

const short = (value: number) => new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value);

/** 536870912 → "512 MiB". */
export const humanBytes = (bytes: number): string => {
  const step = bytes < 1024 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${short(bytes / 1024 ** step)} ${BYTE_UNITS[step]}`;
};

/** 30000 → "30 s", 150 → "150 ms", 90000 → "1.5 min". */
export const humanDuration = (milliseconds: number): string => {
  if (milliseconds < SECOND_MS) {
    return `${short(milliseconds)} ms`;
  }
  return milliseconds < MINUTE_MS
    ? `${short(milliseconds / SECOND_MS)} s`
    : `${short(milliseconds / MINUTE_MS)} min`;
};

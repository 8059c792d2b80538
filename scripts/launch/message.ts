import type { Settings } from '@/server/env';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** The address a person opens on this machine. */
export const webAddress = ({ host, port }: Pick<Settings, 'host' | 'port'>): string => {
  const reachable = EVERYWHERE.has(host) ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
};

/** The program is up: where to go, where things are, how to end it. */
export const readyMessage = (
  settings: Settings,
  started: { signInCode: string | null; logFolder: string | null; seconds: number },
): string => {
  const address = webAddress(settings);
  const rows = [
    ['Open', address],
    started.signInCode === null
      ? ['Sign in', 'with a token of that API']
      : ['Sign in', `${address}/sign-in?code=${started.signInCode}  (this link works once)`],
    ['API', settings.conduitApiUrl ?? `${address}/v1`],
    ['Data', settings.dataDir],
    ...(settings.databaseUrl && !settings.conduitApiUrl ? [['Database', 'the one in DATABASE_URL']] : []),
    ...(started.logFolder === null ? [] : [['Logs', started.logFolder]]),
  ];
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(10)}${value}`);
  const opened = openMessage(settings);
  return [
    '',
    `  Toolroom is ready after ${started.seconds.toFixed(1)} s.`,
    '',
    ...lines,
    '',
    ...(opened === null ? [] : [`  ${opened}`, '']),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
};

const openMessage = ({ host }: Settings): string | null =>
  LOOPBACK.test(host)
    ? null
    : `HOST=${host}: whoever reaches this machine on that address can open the dashboard and /v1, without encryption. Put HTTPS in front.`;

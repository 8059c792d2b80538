import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_SERVER } from 'next/constants';
import { bundleMonaco } from './scripts/setup/monaco.mjs';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Titles and icons are known at once: streamed after the page, a browser would miss them for a moment.
  htmlLimitedBots: /.*/,
  // `npm test` runs the compiler itself; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A tool's code may be 1 MiB, and a save may carry it.
    serverActions: { bodySizeLimit: '4mb' },
    // A page of many small files spends more time asking for them than reading them.
    turbopackChunking: { maxChunkCountPerGroup: 3, minChunkSize: 300_000, maxMergeChunkSize: 5_000_000 },
  },
};

/** The web build takes Monaco as a finished module, so that it is made first; running what is built needs none of it. */
const configFor = async (phase: string): Promise<NextConfig> => {
  if (phase !== PHASE_PRODUCTION_SERVER) {
    await bundleMonaco(import.meta.dirname);
  }
  return config;
};

export default configFor;

import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` runs the compiler itself; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A tool's code may be 1 MiB, and a save may carry it.
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
};

export default config;

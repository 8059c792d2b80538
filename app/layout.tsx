import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { type Theme, ThemeProvider } from '@/components/shell/theme';
import { LiveRegion } from '@/components/ui/live-region';
import { Toaster } from '@/components/ui/toast';
import { QueryProvider } from '@/lib/queries/query-provider';

export const metadata: Metadata = {
  title: { default: 'Toolroom', template: '%s · Toolroom' },
  description: 'Where the custom tools of your agents are made, kept and issued.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafb' },
    { media: '(prefers-color-scheme: dark)', color: '#121417' },
  ],
};

/** The theme is known before the first byte, so nothing flashes and no script has to run for it. */
const chosenTheme = async (): Promise<Theme> => {
  const theme = (await cookies()).get('toolroom-theme')?.value;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <ThemeProvider theme={theme}>
          <QueryProvider>{children}</QueryProvider>
        </ThemeProvider>
        <LiveRegion />
        <Toaster />
      </body>
    </html>
  );
}

import type { Metadata } from 'next';
import { ExpiredNotice } from '@/app/sign-in/expired-notice';
import { SignInFrame } from '@/app/sign-in/frame';
import { OneTimeLink } from '@/app/sign-in/one-time-link';
import { TokenForm } from '@/app/sign-in/token-form';
import { webSettings } from '@/lib/session/env';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { code, reason } = await searchParams;
  return (
    <SignInFrame host={webSettings().apiHost}>
      {reason === 'expired' && <ExpiredNotice />}
      {typeof code === 'string' && code !== '' ? <OneTimeLink code={code} /> : <TokenForm />}
    </SignInFrame>
  );
}

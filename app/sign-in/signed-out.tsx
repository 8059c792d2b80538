import { ExpiredNotice } from '@/app/sign-in/expired-notice';
import { SignInFrame } from '@/app/sign-in/frame';
import { TokenForm } from '@/app/sign-in/token-form';

/** The token in use was revoked. Signing in here leads back to the same page. */
export function SignedOut({ host }: { host: string }) {
  return (
    <SignInFrame host={host}>
      <ExpiredNotice />
      <TokenForm to="here" />
    </SignInFrame>
  );
}

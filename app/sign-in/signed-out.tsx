import { SignInFrame } from '@/app/sign-in/frame';
import { TokenForm } from '@/app/sign-in/token-form';
import { Notice } from '@/components/ui/notice';

/** The token in use was revoked. Signing in here leads back to the same page. */
export function SignedOut({ host }: { host: string }) {
  return (
    <SignInFrame host={host}>
      <Notice tone="warning" title="Your token is no longer accepted">
        It may have been revoked. Sign in with another one to go on here; what you typed is kept on this
        machine.
      </Notice>
      <TokenForm to="here" />
    </SignInFrame>
  );
}

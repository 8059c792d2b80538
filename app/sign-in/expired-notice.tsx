import { Notice } from '@/components/ui/notice';

/** Why somebody who was signed in meets the sign-in again. */
export function ExpiredNotice() {
  return (
    <Notice tone="warning" title="Your token is no longer accepted">
      It may have been revoked. Sign in with another one to go on; what you typed is kept on this machine.
    </Notice>
  );
}

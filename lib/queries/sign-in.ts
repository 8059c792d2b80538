import { useMutation } from '@tanstack/react-query';
import { signInWithCode, signInWithToken, signOut } from '@/lib/actions/sign-in';
import { callAction } from '@/lib/queries/call-action';

export const useSignInWithToken = () =>
  useMutation({ mutationFn: (token: string) => callAction(() => signInWithToken({ token })) });

export const useSignInWithCode = () =>
  useMutation({ mutationFn: (code: string) => callAction(() => signInWithCode({ code })) });

export const useSignOut = () => useMutation({ mutationFn: () => callAction(() => signOut()) });

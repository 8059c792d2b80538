import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createToken, deleteToken } from '@/lib/actions/token';
import type { CreateTokenBody, Token } from '@/lib/contract/token';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

export const tokensQuery = () =>
  queryOptions({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => fetchJson<Token[]>('/api/tokens', signal),
  });

export const useCreateToken = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateTokenBody) => callAction(() => createToken(body)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
};

export const useDeleteToken = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callAction(() => deleteToken({ id })),
    onSuccess: (_, id) => {
      const revoked = queries.getQueryData(tokensQuery().queryKey)?.find((token) => token.id === id);
      // With the token in use gone, nothing can be asked any more.
      return revoked?.current ? undefined : queries.invalidateQueries({ queryKey: keys.tokens });
    },
  });
};

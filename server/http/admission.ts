import { type Outcome, succeed } from '@/lib/contract/problem';
import type { Scope } from '@/lib/contract/token';
import type { Authentication, Credentials } from '@/server/services/authentication';
import type { FailureLimit } from '@/server/services/failure-limit';
import { type Caller, covers, noSuchWorkspace, permit } from '@/server/services/policy';
import type { RateLimiter } from '@/server/services/rate-limit';
import type { WorkspaceService } from '@/server/services/workspaces';

/** What every request passes before its handler: who it is, whether it may, whether it is too often. */
export type Gate = {
  authentication: Authentication;
  failures: FailureLimit;
  limiter: RateLimiter;
  workspaces: WorkspaceService;
};

/** A request is paid by the workspace it names, if that is the caller's, and by the token otherwise. */
const payerOf = (caller: Caller, workspaceId: string | null): string =>
  workspaceId === null ? `token ${caller.tokenId}` : `workspace ${workspaceId}`;

/** Lets a refusal through, unless the caller has been refused or served too often. */
export const refusePaid = async (
  gate: Gate,
  caller: Caller,
  refusal: Outcome<never>,
): Promise<Outcome<never>> => {
  const paid = await gate.limiter.take(payerOf(caller, null));
  return paid.ok ? refusal : paid;
};

/** Reads the token again when it does not cover the workspace: it may have been given it a moment ago. */
const covering = async (
  gate: Gate,
  caller: Caller,
  credentials: Credentials,
  workspaceId: string,
): Promise<Outcome<Caller>> =>
  covers(caller, workspaceId)
    ? succeed(caller)
    : gate.authentication.authenticate(credentials, { fresh: true });

/** Whether the caller may do this in the workspace that the request names (null: it names none), counted. */
export const admit = async (
  gate: Gate,
  known: Caller,
  {
    credentials,
    access,
    workspaceId,
  }: { credentials: Credentials; access: Scope; workspaceId: string | null },
): Promise<Outcome<Caller>> => {
  if (workspaceId === null) {
    const paid = await gate.limiter.take(payerOf(known, null));
    return paid.ok ? succeed(known) : paid;
  }
  const caller = await covering(gate, known, credentials, workspaceId);
  if (!caller.ok) {
    return caller;
  }
  const permitted = permit(caller.value, access, workspaceId);
  if (!permitted.ok) {
    return refusePaid(gate, caller.value, permitted);
  }
  if (!(await gate.workspaces.exists(workspaceId))) {
    return refusePaid(gate, caller.value, noSuchWorkspace(workspaceId));
  }
  const paid = await gate.limiter.take(payerOf(caller.value, workspaceId));
  return paid.ok ? caller : paid;
};

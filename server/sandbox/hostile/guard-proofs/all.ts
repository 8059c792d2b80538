import { answers } from './answers';
import type { GuardProof } from './guard-proof';
import { isolation } from './isolation';
import { limits } from './limits';

export const GUARD_PROOFS: readonly GuardProof[] = [...isolation, ...limits, ...answers];

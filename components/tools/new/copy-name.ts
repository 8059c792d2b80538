const NAME_LIMIT = 64;
const SUFFIX = '-copy';

/** `lookup-order` → `lookup-order-copy`, shortened where it would be longer than a name may be. */
export const copyName = (name: string): string =>
  `${name.slice(0, NAME_LIMIT - SUFFIX.length).replace(/-+$/, '')}${SUFFIX}`;

/** Where the history was looked at last, filters included, so that coming back from a run goes on there. */
let address = '/runs';

export const lastList = (): string => address;

export const rememberList = (parameters: URLSearchParams): void => {
  address = parameters.size === 0 ? '/runs' : `/runs?${parameters}`;
};

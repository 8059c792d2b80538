const MINIMUM = [20, 20];

/**
 * The sentence for a Node that is too old, or null.
 * @param {string} version as in `process.versions.node`
 */
export const nodeVersionProblem = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = MINIMUM;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
    ? null
    : `Toolroom needs Node ${MINIMUM.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and start again.`;
};

/** What a result has that the contract of a tool's return does not foresee, one sentence each. */
export function resultWarnings(message: string | null, result: unknown): readonly string[] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    return ['It returned no object. A tool returns an object with a message.'];
  }
  const others = Object.keys(result).filter((key) => key !== 'message' && key !== 'rawData');
  return [
    ...(message === null || message.trim() === '' ? ['The message is empty: the agent reads nothing.'] : []),
    ...(message !== null && message.length > MESSAGE_LONG
      ? [
          `The message has ${message.length.toLocaleString('en')} characters, and the model reads all of them. Structured data belongs into rawData.`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `Besides message and rawData it returned ${others.map((key) => `“${key}”`).join(', ')}. The contract knows only those two: put the rest into rawData.`,
        ]
      : []),
  ];
}

const MESSAGE_LONG = 20_000;

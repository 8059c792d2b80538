/** Whatever is started for a sandbox sees no variable of the server's. */
export const environmentOf = (variables: Record<string, string>): NodeJS.ProcessEnv =>
  variables as NodeJS.ProcessEnv;

export const NO_ENVIRONMENT = environmentOf({});

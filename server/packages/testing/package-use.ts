/** A tool that uses one package of the catalogue for what it is there for, and the message it must come back with. */
export type PackageUse = { readonly name: string; readonly code: string; readonly message: string };

export const use = (name: string, head: string, body: string, message: string): PackageUse => {
  const lines = body.trim().split('\n');
  const code = [head.trim(), '', 'def main():', ...lines.map((line) => `    ${line}`), ''].join('\n');
  return { name, code, message };
};

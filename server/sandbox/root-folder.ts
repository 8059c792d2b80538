import fs from 'node:fs';
import path from 'node:path';

/** What is bound into a sandbox, always read-only. */
export type Binding = { source: string; target: string };

/** As many as the kernel follows. */
const LINKS_MAX = 40;

const isWithin = (folder: string, file: string): boolean => file === folder || file.startsWith(`${folder}/`);

/**
 * The host's way to `file`: the symbolic links that lead there, and where it really is. A loader or an interpreter
 * that asks for the name it knows must find the same inside.
 */
export const tracePath = (file: string): { links: Map<string, string>; real: string } => {
  const links = new Map<string, string>();
  let steps = 0;
  let real = '/';
  let rest = file.split('/').filter((part) => part !== '');
  while (rest.length > 0) {
    const [name = '', ...further] = rest;
    const next = path.join(real, name);
    if (fs.lstatSync(next).isSymbolicLink()) {
      const target = fs.readlinkSync(next);
      links.set(next, target);
      const joined = path.resolve(real, target);
      steps += 1;
      if (steps > LINKS_MAX) {
        throw new Error(`${file} leads in a circle.`);
      }
      rest = [...joined.split('/').filter((part) => part !== ''), ...further];
      real = '/';
    } else {
      real = next;
      rest = further;
    }
  }
  return { links, real };
};

/** Collects what a sandbox shall see of the host, then makes the folder that is its root. */
export const planRootFolder = () => {
  const links = new Map<string, string>();
  const bindings = new Map<string, string>();
  const files = new Map<string, string | Buffer>();
  const copies = new Set<string>();
  const folders = new Set<string>();

  const follow = (file: string): string => {
    const traced = tracePath(file);
    for (const [link, target] of traced.links) {
      links.set(link, target);
    }
    return traced.real;
  };

  const covered = (target: string, ...besides: string[]) =>
    [...bindings.keys()].some((bound) => !besides.includes(bound) && isWithin(bound, target));

  return {
    /** Shows a folder of the host under its own name, and under the links that lead to it. */
    show(folder: string): void {
      const real = follow(folder);
      bindings.set(real, real);
    },
    /** The same for a file, by a copy: every binding costs each sandbox a sixth of a millisecond. */
    copy(file: string): void {
      const real = follow(file);
      copies.add(real);
    },
    bind: (source: string, target: string) => void bindings.set(target, source),
    file: (target: string, content: string | Buffer) => void files.set(target, content),
    link: (target: string, to: string) => void links.set(target, to),
    folder: (target: string) => void folders.add(target),

    /** Makes `root` and answers with what is to be bound over it, outer folders first. */
    make(root: string): Binding[] {
      const targets = [...bindings.keys()].filter((target) => !covered(target, target)).sort();
      const masked = [...bindings].filter(([target, source]) => covered(target, target) && source !== target);
      const at = (target: string) => path.join(root, target);
      const folderOf = (target: string) => fs.mkdirSync(path.dirname(at(target)), { recursive: true });
      fs.mkdirSync(root, { recursive: true });
      for (const target of targets) {
        folderOf(target);
        if (fs.statSync(bindings.get(target) ?? target).isDirectory()) {
          fs.mkdirSync(at(target), { recursive: true });
        } else {
          fs.writeFileSync(at(target), '');
        }
      }
      for (const folder of folders) {
        fs.mkdirSync(at(folder), { recursive: true });
      }
      for (const [target, content] of files) {
        folderOf(target);
        fs.writeFileSync(at(target), content, { mode: 0o644 });
      }
      for (const target of copies) {
        if (!covered(target)) {
          folderOf(target);
          fs.copyFileSync(target, at(target));
        }
      }
      for (const [link, to] of links) {
        if (!covered(link) && !fs.existsSync(at(link))) {
          folderOf(link);
          fs.symlinkSync(to, at(link));
        }
      }
      return [
        { source: root, target: '/' },
        ...targets.map((target) => ({ source: bindings.get(target) ?? target, target })),
        ...masked.map(([target, source]) => ({ source, target })),
      ];
    },
  };
};

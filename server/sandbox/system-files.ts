import fs from 'node:fs';
import path from 'node:path';
import type { planRootFolder } from './root-folder';
import { librariesOf, loaderOf } from './shared-libraries';

type Plan = ReturnType<typeof planRootFolder>;

/** The same user inside as every sandbox's, and no name service but these files. */
const STUBS = {
  '/etc/passwd': 'sandbox:x:65534:65534::/scratch:/usr/sbin/nologin\n',
  '/etc/group': 'sandbox:x:65534:\n',
  '/etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
  '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
};

export const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** Where systems keep the certificates that they trust, in one file. */
const CERTIFICATE_BUNDLES = [
  CERTIFICATES,
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const COPIED = ['/etc/ld.so.cache', '/etc/mime.types'];
const TIME_ZONES = '/usr/share/zoneinfo';

/** Mount points of what bubblewrap makes itself, and the files that name nothing of the host. */
export const addSystemFiles = (plan: Plan): void => {
  for (const folder of ['/proc', '/scratch', '/pkgs', '/run/egress']) {
    plan.folder(folder);
  }
  for (const device of DEVICES) {
    plan.file(device, '');
  }
  plan.link('/tmp', 'scratch');
  plan.link('/var/tmp', '/scratch');
  plan.link('/dev/random', 'urandom');
  plan.link('/dev/shm', '/scratch');
  plan.link('/dev/fd', '/proc/self/fd');
  for (const [index, name] of ['stdin', 'stdout', 'stderr'].entries()) {
    plan.link(`/dev/${name}`, `/proc/self/fd/${index}`);
  }
  for (const [file, content] of Object.entries(STUBS)) {
    plan.file(file, content);
  }
  for (const file of COPIED.filter((copied) => fs.existsSync(copied))) {
    plan.file(file, fs.readFileSync(file));
  }
  const bundle = CERTIFICATE_BUNDLES.find((file) => fs.existsSync(file));
  if (bundle !== undefined) {
    plan.file(CERTIFICATES, fs.readFileSync(bundle));
  }
};

/** Each is a binding of its own. */
export const DEVICES = ['/dev/null', '/dev/zero', '/dev/urandom'];

export const addTimeZones = (plan: Plan): void => {
  if (fs.existsSync(TIME_ZONES)) {
    plan.show(TIME_ZONES);
  }
};

/** A program with every library that it, and its extension modules, load. */
export const addProgram = async (
  plan: Plan,
  program: string,
  extensions: string[] = [],
): Promise<string[]> => {
  const loader = loaderOf(program);
  if (loader === null) {
    return [];
  }
  const found = await Promise.all([program, ...extensions].map((file) => librariesOf(loader, file)));
  const libraries = [...new Set([loader, ...found.flat()])];
  for (const library of libraries) {
    plan.copy(library);
  }
  return libraries;
};

/** The folder where the system keeps its C library: packages bring extension modules that load more of it. */
export const addSystemLibraries = (plan: Plan, libraries: string[]): void => {
  const cLibrary = libraries.find((library) =>
    /^(libc\.so\.\d+|ld-musl-.*|libc\.musl-.*)$/.test(path.basename(library)),
  );
  if (cLibrary !== undefined) {
    plan.show(path.dirname(cLibrary));
  }
};

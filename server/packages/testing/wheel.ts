import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { LockedPackage } from '@/server/packages/lock';
import type { Shelf } from '@/server/packages/package-store';

type Files = Readonly<Record<string, string>>;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const ZIP_VERSION = 20;

/** The fields that a member's two headers share, from the version on: no flags, stored, no date. */
const sharedFields = (name: Buffer, content: Buffer): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(ZIP_VERSION, 0);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

/** A zip archive whose members are stored as they are: enough of the format for a wheel. */
export const zip = (files: Files): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [place, text] of Object.entries(files)) {
    const [name, content] = [Buffer.from(place), Buffer.from(text)];
    const shared = sharedFields(name, content);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL_HEADER, 0);
    shared.copy(local, 4);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL_HEADER, 0);
    central.writeUInt16LE(ZIP_VERSION, 4);
    shared.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, name, content);
    directory.push(central, name);
    offset += local.length + name.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
};

/** A wheel of one module, with the metadata that pip insists on. */
const wheelFiles = (name: string, files: Files): Files => {
  const info = `${name}-1.0.dist-info`;
  return {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: [...Object.keys(files), `${info}/RECORD`].map((file) => `${file},,\n`).join(''),
  };
};

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

export type TinyPackage = {
  readonly name: string;
  readonly files: Files;
  readonly needs?: readonly string[];
};

/** Writes the wheels of these packages, version 1.0 each, and answers with a catalogue and lock that name them. */
export const writeWheels = (folder: string, packages: readonly TinyPackage[]): Shelf => {
  const lock: Record<string, LockedPackage> = {};
  for (const { name, files, needs = [] } of packages) {
    const file = `${name}-1.0-py3-none-any.whl`;
    const content = zip(wheelFiles(name, files));
    fs.writeFileSync(path.join(folder, file), content);
    lock[name] = { version: '1.0', needs, wheels: { any: { file, sha256: sha256(content) } } };
  }
  return {
    catalogue: packages.map(({ name }) => ({ name, importNames: [name], reason: 'For this test.' })),
    lock,
  };
};

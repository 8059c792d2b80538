/** The name under which the patched module exports its stack pointer. */
export const STACK_POINTER = '__stack_pointer';

const HEADER_LENGTH = 8;
const EXPORT_SECTION = 7;
const GLOBAL_KIND = 3;
/** The linker of Rust's WebAssembly target puts the stack pointer first among the globals. */
const STACK_POINTER_INDEX = 0;

/**
 * A WebAssembly module with its stack pointer exported as well. A module that ran out of stack leaves the pointer
 * where it was, so that every later call has less stack; with the pointer in hand it can be put back.
 * Bytes that are no such module come back unchanged.
 */
export function exportStackPointer(module: Uint8Array): Uint8Array<ArrayBuffer> {
  let offset = HEADER_LENGTH;
  while (offset < module.length) {
    const size = readNumber(module, offset + 1);
    const end = size.next + size.value;
    if (module[offset] === EXPORT_SECTION) {
      const section = extendExports(module.subarray(size.next, end));
      return concatenate([module.subarray(0, offset), section, module.subarray(end)]);
    }
    offset = end;
  }
  return new Uint8Array(module);
}

function extendExports(exports: Uint8Array): Uint8Array {
  const count = readNumber(exports, 0);
  const name = new TextEncoder().encode(STACK_POINTER);
  const body = concatenate([
    writeNumber(count.value + 1),
    exports.subarray(count.next),
    Uint8Array.of(name.length, ...name, GLOBAL_KIND, STACK_POINTER_INDEX),
  ]);
  return concatenate([Uint8Array.of(EXPORT_SECTION), writeNumber(body.length), body]);
}

/** WebAssembly writes numbers as LEB128: seven bits a byte, lowest first. */
function readNumber(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  let next = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[next] ?? 0;
    value += (byte % 128) * factor;
    next += 1;
    if (byte < 128) {
      return { value, next };
    }
  }
}

function writeNumber(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + 128);
  }
  return Uint8Array.of(...bytes, rest);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

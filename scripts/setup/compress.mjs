import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Fonts of the web (woff2) are compressed already. */
const COMPRESSIBLE = /\.(m?js|css|wasm|ttf)$/;
/** Below a network packet nothing is gained. */
const SMALLEST_BYTES = 1_024;
/** Nearly the smallest result, in a tenth of the time that the smallest takes. */
const QUALITY = 9;

/**
 * Puts a compressed copy (`.br`) beside each static file of the web build, for scripts/web.mjs to send. Compressing
 * Monaco and the parsers anew for every visitor takes the web the better part of a second each time.
 * @param {string} folder
 */
export const compressFiles = async (folder) => {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => COMPRESSIBLE.test(each))) {
    const file = path.join(folder, name);
    const content = fs.readFileSync(file);
    if (content.length >= SMALLEST_BYTES) {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      fs.writeFileSync(`${file}.br`, await compress(content, { params }));
    }
  }
};

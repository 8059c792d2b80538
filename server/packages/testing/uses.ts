import type { PackageUse } from '@/server/packages/testing/package-use';
import { BABEL_TO_PANDAS } from '@/server/packages/testing/uses-babel-to-pandas';
import { PHONENUMBERS_TO_XMLTODICT } from '@/server/packages/testing/uses-phonenumbers-to-xmltodict';

/** One for each package of the catalogue. */
export const PACKAGE_USES: readonly PackageUse[] = [...BABEL_TO_PANDAS, ...PHONENUMBERS_TO_XMLTODICT];

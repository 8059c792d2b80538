/** What `npm start` runs once everything is built; bundled to dist/launch.mjs. */
import { launch } from './launch/launch';

process.exit(await launch('built'));

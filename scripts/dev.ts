/** `npm run dev`: the same programs from source, started again when it changes, talking in this terminal. */
import { launch } from './launch/launch';

process.exit(await launch('watched'));

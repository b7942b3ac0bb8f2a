/** `npm run bench`: how fast we are beside the bare engine. `--rounds N`, `--quick`, `--only METRIC`, `--write`. */
import { bench } from '../../bench/main.ts';
import { EXIT, sayWhy } from '../../program.ts';

try {
  await bench();
  process.exit(EXIT.done);
} catch (error) {
  sayWhy(error);
  process.exit(1);
}

/** `npm run bench`: how fast we are beside the bare engine. `--rounds N`, `--quick`, `--only METRIC`, `--write`. */
import { bench } from '../../bench/main.ts';

try {
  await bench(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}

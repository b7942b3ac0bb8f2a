/** `npm run bench`: how fast we are beside the bare engine. `--rounds N`, `--quick`, `--only METRIC`, `--write`. */
import { bench } from '../../bench/main.ts';
import { EXIT, runProgram } from '../../program.ts';

await runProgram(bench, EXIT.left);

import { isRunning } from './process-identity.ts';
import { readPidFiles, removePidFile } from './pid-file.ts';
import { stopProcess } from './stop-process.ts';

/**
 * Stops what an earlier, killed supervisor of this folder left running, in the order of an ordinary stop.
 * Answers the names of the parts it stopped.
 */
export async function stopOrphans(folder: string): Promise<string[]> {
  const left = readPidFiles(folder);
  const stopped: string[] = [];
  for (const group of [...new Set(left.map((file) => file.group))].sort((a, b) => b - a)) {
    const members = left.filter((file) => file.group === group);
    await Promise.all(
      members.map(async (file) => {
        if (isRunning(file)) {
          await stopProcess(file, file.stop);
          stopped.push(file.part);
        }
        removePidFile(folder, file.part);
      }),
    );
  }
  return stopped;
}

/**
 * What a run does between its updates, done once before the first one: WebGL compiles for every shape that it meets, and
 * no update is to wait for that.
 */
import type { Measuring } from "./measuring";
import type { Pinned } from "./pinned";
import type { RunParts } from "./runParts";

interface Warmed {
  readonly measuring: Measuring;
  readonly pinned: Pinned;
  readonly checkpoint: () => Promise<unknown>;
}

/** `onProgress` hears how much is done, 0 … 1. */
export async function warmUp(
  { trainer, watched }: RunParts,
  { measuring, pinned, checkpoint }: Warmed,
  onProgress: (share: number) => void,
): Promise<void> {
  const jobs: readonly (() => Promise<unknown>)[] = [
    async () => {
      if (measuring.isDue()) await measuring.measure();
    },
    ...trainer.traceSizes.map(
      (size) => () => watched(`rehearse ${size.source} ${size.output}`, () => trainer.rehearseTrace(size)),
    ),
    pinned.rehearse,
    checkpoint,
  ];
  for (const [i, job] of jobs.entries()) {
    await job();
    onProgress((i + 1) / jobs.length);
  }
}

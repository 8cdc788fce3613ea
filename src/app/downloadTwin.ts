/** Puts a twin together and hands it to the browser as one archive. */
import { zipSync } from "fflate";
import { ProblemError } from "../lib/problem";
import type { TwinFormat } from "../twin/library";
import { type TwinFile, twinFiles } from "../twin/twin";
import type { Runs } from "./runs";

/** A model in training may make an update between its file and its translation; then both are asked for again. */
const TRIES = 8;

async function currentTwin(runs: Runs, format: TwinFormat): Promise<TwinFile[]> {
  for (let tries = 1; ; tries++) {
    const made = await runs.fileAndTrace();
    try {
      return twinFiles({ ...made, format });
    } catch (error) {
      const isTorn = error instanceof ProblemError && error.problem.code === "twin-other-model";
      if (!isTorn || tries === TRIES) throw error;
    }
  }
}

/** One folder with the twin's files. */
export function zipTwin(files: readonly TwinFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(
    Object.fromEntries(files.map(({ name, content }) => [`attention-loom-twin/${name}`, content])),
  );
}

/** Returns the name of the archive. */
export async function downloadTwin(runs: Runs, format: TwinFormat): Promise<string> {
  const archive = zipTwin(await currentTwin(runs, format));
  const name = `attention-loom-twin-${format}.zip`;
  const url = URL.createObjectURL(new Blob([archive], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser has only begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

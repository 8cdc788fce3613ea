import type { ReadAnswer, ReadQuestion } from "./readWorker";

/** Reads a file or pasted text in a thread of its own. */
export function readInWorker(question: ReadQuestion): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./readWorker.ts", import.meta.url), { type: "module" });
    const done = (answer: ReadAnswer): void => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => done(data);
    worker.onerror = () => done({ problem: null });
    worker.postMessage(question);
  });
}

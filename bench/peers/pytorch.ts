/** PyTorch as something to be measured: a Python process that is told what to train on and says how long it took. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SOS } from "../../src/lib/tokens";
import type { Batch } from "../../src/tasks/batch";
import { findPython } from "../../src/testing/python";
import { completeSettings, type SomeSettings } from "../../src/training/settings";
import { exactOf, sentences } from "../sentences";
import type { Subject } from "../subject";

function plain({ source, sourceLengths, targetIn, targetOut }: Batch): Record<string, number[]> {
  return {
    source: [...source],
    sourceLengths: [...sourceLengths],
    targetIn: [...targetIn],
    targetOut: [...targetOut],
  };
}

export type Torch = { readonly path: string; readonly version: string } | { readonly reason: string };

export function findTorch(): Torch {
  const python = findPython("torch");
  if (python.path === null) return { reason: python.reason };
  const { path } = python;
  const { stdout } = spawnSync(path, ["-c", "import torch; print(torch.__version__)"], { encoding: "utf8" });
  return { path, version: stdout.trim() };
}

/** Time is taken in Python, around the updates alone: sentences are drawn and sent before. */
export async function pytorchSubject(path: string, folder: string, some: SomeSettings): Promise<Subject> {
  const began = performance.now();
  const data = sentences(some);
  const { learningRate, clip } = completeSettings(some);
  const child = spawn(path, [join(folder, "peers/pytorch.py")], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async <T>(question: object): Promise<T> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("Python ended without an answer.");
    return JSON.parse(value) as T;
  };
  await ask({ ...data.sizes, learningRate, clip, sos: SOS });
  const startMs = performance.now() - began;
  return {
    id: "pytorch",
    name: "PyTorch",
    startMs,
    async run(updates) {
      const batches = Array.from({ length: updates }, () => plain(data.next()));
      return (await ask<{ ms: number }>({ batches })).ms;
    },
    async exact() {
      const { said } = await ask<{ said: number[] }>({ read: plain(data.heldOut) });
      return exactOf(data.heldOut, said);
    },
    async dispose() {
      child.stdin.end();
    },
  };
}

import { readFile } from "node:fs/promises";
import { ProblemError } from "../lib/problem";
import { createOwnTask } from "../tasks/corpora/own";
import { findTask } from "../tasks/list";
import { OWN } from "../tasks/ownTask";
import { type PairsFile, readPairsFile } from "../tasks/pairsFile";
import { restoreTrainer, type Trainer } from "../training/trainer";

export async function readBytes(path: string): Promise<ArrayBuffer> {
  try {
    const bytes = await readFile(path);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  } catch {
    throw new ProblemError({ code: "file-unreadable", path });
  }
}

export async function readModel(path: string): Promise<Trainer> {
  return restoreTrainer(await readBytes(path), findTask);
}

/** A model of someone's own pairs, together with them, so that it can be trained on. */
export async function readOwnModel(path: string, pairs: string, isGold: boolean): Promise<Trainer> {
  const own = createOwnTask(await readPairs(pairs, isGold));
  const trainer = restoreTrainer(await readBytes(path), (id) => (id === OWN ? own : findTask(id)));
  if (trainer.task.id === OWN) return trainer;
  throw new ProblemError({ code: "option-conflict", option: "--pairs", other: "--resume" });
}

/** A file of sentence pairs; with gold, its third column is read as their alignment. */
export async function readPairs(path: string, isGold: boolean): Promise<PairsFile> {
  return readPairsFile(new Uint8Array(await readBytes(path)), { gold: isGold });
}

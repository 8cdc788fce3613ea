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

/** A model; `pairs` is the file of its own sentences, where it was trained on some. */
export async function readModel(path: string, pairs?: string, isGold = false): Promise<Trainer> {
  const own = pairs === undefined ? null : createOwnTask(await readPairs(pairs, isGold));
  return restoreTrainer(await readBytes(path), (id) => (own && id === OWN ? own : findTask(id)));
}

/** A file of sentence pairs; with gold, its third column is read as their alignment. */
export async function readPairs(path: string, isGold: boolean): Promise<PairsFile> {
  return readPairsFile(new Uint8Array(await readBytes(path)), { gold: isGold });
}

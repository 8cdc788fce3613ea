import { readFile } from "node:fs/promises";
import { ProblemError } from "../lib/problem";
import { findTask } from "../tasks/list";
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

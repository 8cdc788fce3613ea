/** The sentence in view as another model reads it, for a difference; the model in hand stays what it is. */

import { ProblemError } from "../../lib/problem";
import { EOS, SPECIAL_TOKENS } from "../../lib/tokens";
import type { Trace } from "../../trace/trace";
import type { WorkerClient } from "../../worker/clientTypes";
import { shippedModel } from "../shippedFiles";

export interface OtherModel {
  readonly name: string;
  /** Null for one that ships beside the page under its name. */
  readonly file: ArrayBuffer | null;
}

/** What is to be compared: a sentence of a task, and the words that the model in hand says for it. */
export interface Question {
  readonly task: string;
  readonly seed: number;
  /** The text of someone's own pairs, where the task is made of it. */
  readonly pairs: string | undefined;
  readonly text: string;
  readonly words: readonly string[];
}

export type OtherAnswer =
  /** Along the words of the question; `own` is what it says by itself, where that is something else. */
  | { readonly kind: "read"; readonly trace: Trace; readonly own: string | null }
  | { readonly kind: "other-task"; readonly task: string }
  | { readonly kind: "no-attention" };

const END = SPECIAL_TOKENS[EOS];

const withoutEnd = (words: readonly string[]): string =>
  words.filter((word, i) => word !== END || i < words.length - 1).join(" ");

/** Throws ProblemError where the file is none, or the engine cannot run it. */
export async function askOtherModel(
  { name, file }: OtherModel,
  { task, seed, pairs, text, words }: Question,
  client: Pick<WorkerClient, "configure" | "trace">,
): Promise<OtherAnswer> {
  const bytes = file ?? (await shippedModel(name));
  if (!bytes) throw new ProblemError({ code: "file-unreadable", path: `models/${name}.safetensors` });
  const settings = await client.configure({ task, seed }, bytes, pairs);
  if (settings.task !== task) return { kind: "other-task", task: settings.task };
  const alone = await client.trace(text);
  if (!alone.tensors.weights) return { kind: "no-attention" };
  const [said, own] = [withoutEnd(words), withoutEnd(alone.output.tokens)];
  // A row is compared with the row of the same word: words are given to it where it would choose others.
  if (said === "" || own === said) return { kind: "read", trace: alone, own: null };
  return { kind: "read", trace: await client.trace(text, [], { forced: said }), own };
}

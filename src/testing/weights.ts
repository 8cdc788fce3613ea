import type { Trainer } from "../training/trainer";
import type { StoredNumbers } from "./oracle/types";

/** A trainer's parameters as plain numbers, by PyTorch's names. */
export async function weightsOf(trainer: Trainer): Promise<Record<string, StoredNumbers>> {
  const entries = await Promise.all(
    Object.entries(trainer.model.parameters).map(
      async ([name, variable]) => [name, { shape: variable.shape, data: await variable.data() }] as const,
    ),
  );
  return Object.fromEntries(entries);
}

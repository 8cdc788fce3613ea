/** A cell's gates in the letters of its formulas, and how much of the state before is kept. */
import type { CellRun } from "../../arithmetic/cellRun";
import { mean } from "../../lib/mean";
import type { CellId } from "../../trace/architecture";
import type { GateName } from "../../trace/tensors";
import { type Letter, type Letters, symbolText } from "../../viz/letters";

export interface Gate {
  readonly name: GateName;
  readonly letter: string;
  /** What the letter stands for: in the paper's letters z is 1 less PyTorch's. */
  readonly values: Float32Array;
}

const GATES: Readonly<Record<CellId, readonly (readonly [GateName, string])[]>> = {
  rnn: [["preactivation", "a"]],
  gru: [
    ["reset", "r"],
    ["update", "z"],
    ["candidate", "n"],
  ],
  lstm: [
    ["input", "i"],
    ["forget", "f"],
    ["candidate", "g"],
    ["output", "o"],
  ],
};

const isMirrored = (run: CellRun, name: GateName, letters: Letters): boolean =>
  letters.mirrored && run.cell === "gru" && name === "update";

/** What a cell computes on its way. */
export function gatesOf(run: CellRun, letters: Letters): Gate[] {
  return GATES[run.cell].map(([name, letter]) => {
    const values = run.gate(name);
    const candidate = letters.candidate(run.letter === "h" ? "encoder" : "decoder", run.indexAfter);
    return {
      name,
      // The small strip has no room for the index.
      letter: run.cell === "gru" && name === "candidate" ? symbolText({ ...candidate, sub: "" }) : letter,
      values: isMirrored(run, name, letters) ? values.map((z) => 1 - z) : values,
    };
  });
}

/** The gate whose mean says how much of the state before is kept; null where a cell has none. */
const KEEPING: Readonly<Record<CellId, GateName | null>> = { rnn: null, gru: "update", lstm: "forget" };

export interface Keeping {
  readonly gate: string;
  /** Its mean over the units: of the state before that is kept, or of the candidate that takes its place. */
  readonly share: number;
  readonly isNew: boolean;
  readonly state: string;
}

/** Null where a cell has no gate that keeps. */
export function keepingOf(run: CellRun, letters: Letters): Keeping | null {
  const kept = gatesOf(run, letters).find(({ name }) => name === KEEPING[run.cell]);
  if (!kept) return null;
  const {
    base,
    accent = "",
    sub = "",
  }: Letter = run.memory
    ? { base: "m", sub: run.indexBefore }
    : (run.letter === "h" ? letters.encoder : letters.decoder)(run.indexBefore);
  return {
    gate: kept.letter,
    share: mean(kept.values),
    isNew: isMirrored(run, kept.name, letters),
    state: `${base}${accent}${subscript(sub)}`,
  };
}

/** An index in running text: h₁₂. */
function subscript(index: number | string): string {
  return Array.from(String(index), (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? digit).join("");
}

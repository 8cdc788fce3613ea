/** Formulas of gates: PyTorch's equations with a block of the weights for each gate. */
import type { CellRun } from "../arithmetic/cellRun";
import type { FormulaProps } from "./Formula";
import { state } from "./symbols";

/** Candidates go through tanh, gates through the logistic function. */
const CANDIDATES = ["n", "g"];

/** `z = σ(W_iz x + b_iz + W_hz s + b_hz)`; with `reset` the state's part is multiplied by r, as in a GRU's candidate. */
export function gateFormula(run: CellRun, gate: string, reset?: "r"): FormulaProps {
  const { letter, indexBefore, indexAfter } = run;
  const isCandidate = CANDIDATES.includes(gate);
  const hidden = `W_{h${gate}}\\, ${state(run, indexBefore)} + b_{h${gate}}`;
  const plainHidden = `W_{h${gate}} ${letter}_{${indexBefore}} + b_{h${gate}}`;
  const [tex, plain] = reset
    ? [`${reset} \\circ (${hidden})`, `${reset} ∘ (${plainHidden})`]
    : [hidden, plainHidden];
  return {
    tex: `${gate} = ${isCandidate ? "\\tanh" : "\\sigma"}(W_{i${gate}}\\, x_{${indexAfter}} + b_{i${gate}} + ${tex})`,
    plain: `${gate} = ${isCandidate ? "tanh" : "σ"}(W_{i${gate}} x_{${indexAfter}} + b_{i${gate}} + ${plain})`,
  };
}

/** Behind a formula: the state before is zero where a reader starts. */
export function zeroStart(run: CellRun): { tex: string; plain: string } {
  if (!run.fromZeros) return { tex: "", plain: "" };
  const { letter, indexBefore } = run;
  return {
    tex: `,\\quad ${state(run, indexBefore)} = 0`,
    plain: `, ${letter}_{${indexBefore}} = 0`,
  };
}

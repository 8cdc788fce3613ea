/** A GRU: what is taken of the candidate, what is kept of the state before, and their sum. PyTorch's: z keeps. */
import { MathLabel } from "../viz/MathLabel";
import type { CellView } from "./CellView";
import { gateFormula, zeroStart } from "./gateFormula";
import { Num, Sym } from "./Num";
import { state } from "./symbols";

export const gruCell: CellView = {
  formulas: (run) => {
    const { letter, indexBefore: before, indexAfter: after } = run;
    const start = zeroStart(run);
    return [
      {
        tex: `${state(run, after)} = (1 - z) \\circ n + z \\circ ${state(run, before)}${start.tex}`,
        plain: `${letter}_{${after}} = (1 − z) ∘ n + z ∘ ${letter}_{${before}}${start.plain}`,
      },
    ];
  },
  gateFormulas: (run) => [gateFormula(run, "r"), gateFormula(run, "z"), gateFormula(run, "n", "r")],
  line: ({ gate, before, after, family }, unit) => {
    const update = gate("update")[unit] ?? 0;
    return (
      <>
        <Num value={1 - update} /> × <Num value={gate("candidate")[unit] ?? 0} inProduct /> +{" "}
        <Num value={update} /> × <Num value={before[unit] ?? 0} wash={family} inProduct /> ={" "}
        <Num value={after[unit] ?? 0} result={family} />
      </>
    );
  },
  strips: ({ gate, before, after, family, letter, indexBefore, indexAfter }) => [
    {
      label: (
        <>
          1 − <MathLabel base="z" />
        </>
      ),
      values: gate("update").map((z) => 1 - z),
    },
    { label: <MathLabel base="n" />, values: gate("candidate"), family },
    { label: <MathLabel base="z" />, values: gate("update"), above: "air" },
    { label: <MathLabel base={letter} sub={indexBefore} />, values: before, family },
    {
      label: <MathLabel base={letter} sub={indexAfter} />,
      values: after,
      family,
      cap: true,
      above: "rule",
    },
  ],
  columns: ({ gate, before, after, letter, indexBefore, indexAfter }) => [
    { symbol: <Sym base="r" />, name: "reset", values: gate("reset") },
    { symbol: <Sym base="z" />, name: "update", values: gate("update") },
    { symbol: <Sym base="n" />, name: "candidate", values: gate("candidate") },
    { symbol: <Sym base={letter} sub={indexBefore} />, name: "previous", values: before },
    { symbol: <Sym base={letter} sub={indexAfter} />, name: "state", values: after },
  ],
};

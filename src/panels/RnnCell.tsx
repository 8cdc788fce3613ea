/** A vanilla RNN: one sum over the input and the state before, squashed by tanh. */
import { MathLabel } from "../viz/MathLabel";
import { symmetricDomain } from "../viz/strip";
import type { CellView } from "./CellView";
import { zeroStart } from "./gateFormula";
import { Num, Sym } from "./Num";
import { state } from "./symbols";

export const rnnCell: CellView = {
  formulas: (run) => {
    const { letter, indexBefore: before, indexAfter: after } = run;
    const start = zeroStart(run);
    return [
      {
        tex: `a = W_{ih}\\, x_{${after}} + b_{ih} + W_{hh}\\, ${state(run, before)} + b_{hh}${start.tex}`,
        plain: `a = W_{ih} x_{${after}} + b_{ih} + W_{hh} ${letter}_{${before}} + b_{hh}${start.plain}`,
      },
      { tex: `${state(run, after)} = \\tanh(a)`, plain: `${letter}_{${after}} = tanh(a)` },
    ];
  },
  gateFormulas: () => [],
  line: ({ gate, after, family }, unit) => (
    <>
      tanh(
      <Num value={gate("preactivation")[unit] ?? 0} />) = <Num value={after[unit] ?? 0} result={family} />
    </>
  ),
  strips: ({ gate, before, after, family, letter, indexBefore, indexAfter, wide }) => [
    { label: <MathLabel base={letter} sub={indexBefore} />, values: before, family },
    {
      label: <MathLabel base="a" />,
      values: gate("preactivation"),
      domain: symmetricDomain(wide),
      above: "air",
    },
    {
      label: <MathLabel base={letter} sub={indexAfter} />,
      values: after,
      family,
      cap: true,
      above: "rule",
    },
  ],
  columns: ({ gate, before, after, letter, indexBefore, indexAfter }) => [
    { symbol: <Sym base={letter} sub={indexBefore} />, name: "previous", values: before },
    { symbol: <Sym base="a" />, name: "preactivation", values: gate("preactivation") },
    { symbol: <Sym base={letter} sub={indexAfter} />, name: "state", values: after },
  ],
};

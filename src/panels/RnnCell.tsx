/** A vanilla RNN: one sum over the input and the state before, squashed by tanh. */
import { MathLabel } from "../viz/MathLabel";
import { symmetricDomain } from "../viz/strip";
import type { CellView } from "./CellView";
import { SIDES } from "./formulas/place";
import { Num, Sym } from "./Num";

export const rnnCell: CellView = {
  line: ({ gate, after, family, number }, unit) => (
    <>
      tanh(
      <Num value={gate("preactivation")[unit] ?? 0} number={number("preactivation", unit)} />) ={" "}
      <Num value={after[unit] ?? 0} result={family} number={number("state", unit)} />
    </>
  ),
  strips: ({ gate, before, after, family, letter, indexBefore, indexAfter, wide }, letters) => [
    {
      label: <MathLabel {...letters[SIDES[letter]](indexBefore)} />,
      values: before,
      family,
      domain: symmetricDomain(before),
    },
    {
      label: <MathLabel base="a" />,
      values: gate("preactivation"),
      domain: symmetricDomain(wide),
      above: "air",
    },
    {
      label: <MathLabel {...letters[SIDES[letter]](indexAfter)} />,
      values: after,
      family,
      domain: symmetricDomain(after),
      cap: true,
      above: "rule",
    },
  ],
  columns: ({ gate, before, after, letter, indexBefore, indexAfter }, letters) => [
    { symbol: <Sym {...letters[SIDES[letter]](indexBefore)} />, name: "previous", values: before },
    { symbol: <Sym base="a" />, name: "preactivation", values: gate("preactivation") },
    { symbol: <Sym {...letters[SIDES[letter]](indexAfter)} />, name: "state", values: after },
  ],
};

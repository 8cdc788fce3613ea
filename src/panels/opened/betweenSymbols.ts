/** Symbols of what a panel shows between two tensors, put together from those of what it is made of. */
import type { Ref } from "../../arithmetic/expression";
import { factorNames } from "../../arithmetic/score";
import type { Trace } from "../../trace/trace";
import type { Index, Letter } from "../../viz/letters";
import type { NumberSymbol } from "./symbols";

// The space that a line of text needs behind them; TeX makes its own.
const SUM: Letter = { base: "Σ", after: " " };
const LEFT_OVER: Letter = { base: "1 −", after: " " };

/** Null where the name is none of these. `symbol` writes any other number. */
export function betweenSymbol(
  trace: Trace,
  { name, at }: Ref,
  from1: (index: number) => Index,
  symbol: (ref: Ref) => NumberSymbol,
): NumberSymbol | null {
  const [i = 0, j = 0, k = 0] = at;
  const behind = (first: Letter, ref: Ref): NumberSymbol => {
    const made = symbol(ref);
    return { ...made, letters: [first, ...made.letters] };
  };
  const place = /^(.+)\.taken$/.exec(name)?.[1];
  if (place) return behind(LEFT_OVER, { name: `${place}.update`, at });
  const [, less, of] = /^derived\.exp(Less)?\.(\w+)$/.exec(name) ?? [];
  if (of) return behind({ base: "exp", after: less ? "′ " : " " }, { name: of, at });
  switch (name) {
    case "derived.expSum.scores":
    case "derived.expSum.logits":
      return { letters: [{ base: "Z", sub: from1(i) }], unit: [], family: null };
    case "derived.expSumLess.scores":
    case "derived.expSumLess.logits":
      return { letters: [{ base: "Z", sub: from1(i), after: "′" }], unit: [], family: null };
    case "derived.sum.weights":
    case "derived.sum.aligned":
      return behind(SUM, {
        name: name === "derived.sum.weights" ? "weights" : "aligned",
        at: [i, Number.NaN],
      });
    case "derived.others":
      return { letters: [SUM, { base: "p", sub: from1(i) }], unit: [], family: "tgt" };
    case "derived.bell":
      return { letters: [{ base: "G", sub: `${from1(i)},${from1(j)}` }], unit: [], family: null };
    case "derived.product":
    case "derived.productSum":
      return productSymbol(trace, [i, j, name === "derived.product" ? k : Number.NaN], symbol);
    default:
      return null;
  }
}

/** `s h[5]`, and `Σ s h` without the unit. */
function productSymbol(
  trace: Trace,
  [i = 0, j = 0, unit = 0]: readonly number[],
  symbol: (ref: Ref) => NumberSymbol,
): NumberSymbol {
  const factors = (factorNames(trace, i, j) ?? []).map((one) => symbol({ ...one, at: [...one.at, unit] }));
  const letters = factors.flatMap((one) => one.letters);
  if (Number.isNaN(unit)) return { letters: [SUM, ...letters], unit: [], family: null };
  // A row of a matrix says its own number before the unit.
  const units = factors.map((one) => one.unit).sort((a, b) => b.length - a.length);
  return { letters, unit: units[0] ?? [], family: null };
}

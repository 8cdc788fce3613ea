/**
 * A GRU: what is taken of the candidate, what is kept of the state before, and their sum. z is PyTorch's and keeps; in
 * Bahdanau's letters it is the share of the new, and its numbers are 1 less PyTorch's.
 */
import type { CellRun } from "../arithmetic/cellRun";
import type { Letters } from "../viz/letters";
import { MathLabel } from "../viz/MathLabel";
import type { CellView } from "./CellView";
import { SIDES } from "./formulas/place";
import { Num, Sym } from "./Num";

/** The symbols of an update. `taken` and `kept` are the shares of the new and of the old. */
function symbols({ letter, indexBefore, indexAfter }: CellRun, letters: Letters) {
  const side = SIDES[letter];
  const z = <MathLabel base="z" />;
  const rest = (
    <>
      1 − <MathLabel base="z" />
    </>
  );
  return {
    candidate: letters.candidate(side, indexAfter),
    before: letters[side](indexBefore),
    after: letters[side](indexAfter),
    taken: letters.mirrored ? z : rest,
    kept: letters.mirrored ? rest : z,
  };
}

export const gruCell: CellView = {
  line: ({ gate, before, after, family, number }, unit, letters) => {
    const update = gate("update")[unit] ?? 0;
    const taken = (
      <>
        <Num value={1 - update} number={number("taken", unit)} /> ×{" "}
        <Num value={gate("candidate")[unit] ?? 0} inProduct number={number("candidate", unit)} />
      </>
    );
    const kept = (
      <>
        <Num value={update} number={number("update", unit)} /> ×{" "}
        <Num value={before[unit] ?? 0} wash={family} inProduct number={number("previous", unit)} />
      </>
    );
    return (
      <>
        {letters.mirrored ? kept : taken} + {letters.mirrored ? taken : kept} ={" "}
        <Num value={after[unit] ?? 0} result={family} number={number("state", unit)} />
      </>
    );
  },
  strips: (run, letters) => {
    const { gate, before, after, family } = run;
    const of = symbols(run, letters);
    const taken = [
      { label: of.taken, values: gate("update").map((z) => 1 - z) },
      { label: <MathLabel {...of.candidate} />, values: gate("candidate"), family },
    ] as const;
    const kept = [
      { label: of.kept, values: gate("update") },
      { label: <MathLabel {...of.before} />, values: before, family },
    ] as const;
    const [first, second] = letters.mirrored ? [kept, taken] : [taken, kept];
    return [
      ...first,
      { ...second[0], above: "air" },
      second[1],
      { label: <MathLabel {...of.after} />, values: after, family, cap: true, above: "rule" },
    ];
  },
  columns: (run, letters) => {
    const { gate, before, after } = run;
    const of = symbols(run, letters);
    const update = gate("update");
    return [
      { symbol: <Sym base="r" />, name: "reset", values: gate("reset") },
      {
        symbol: <Sym base="z" />,
        name: "update",
        values: letters.mirrored ? update.map((z) => 1 - z) : update,
        opensAs: letters.mirrored ? "taken" : "update",
      },
      { symbol: <Sym {...of.candidate} />, name: "candidate", values: gate("candidate") },
      { symbol: <Sym {...of.before} />, name: "previous", values: before },
      { symbol: <Sym {...of.after} />, name: "state", values: after },
    ];
  },
};

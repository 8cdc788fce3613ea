/** An LSTM: the cell state forgets and takes in, and the hidden state shows a part of it. Two vectors go on. */
import type { CellRun } from "../arithmetic/cellRun";
import { MathLabel } from "../viz/MathLabel";
import { symmetricDomain } from "../viz/strip";
import type { CellView } from "./CellView";
import { SIDES } from "./formulas/place";
import { Num, Sym } from "./Num";

const NONE = new Float32Array(0);
const memoryOf = ({ memory }: CellRun) => memory ?? { before: NONE, after: NONE };

export const lstmCell: CellView = {
  line: (run, unit) => {
    const { before, after } = memoryOf(run);
    const gate = (name: Parameters<CellRun["gate"]>[0]): number => run.gate(name)[unit] ?? 0;
    return (
      <>
        <Num value={gate("forget")} number={run.number("forget", unit)} /> ×{" "}
        <Num
          value={before[unit] ?? 0}
          wash={run.family}
          inProduct
          number={run.number("memoryBefore", unit)}
        />{" "}
        + <Num value={gate("input")} number={run.number("input", unit)} /> ×{" "}
        <Num value={gate("candidate")} inProduct number={run.number("candidate", unit)} /> ={" "}
        <Num value={after[unit] ?? 0} result={run.family} number={run.number("memory", unit)} />
        <br />
        <Num value={gate("output")} number={run.number("output", unit)} /> × tanh(
        <Num value={after[unit] ?? 0} wash={run.family} number={run.number("memory", unit)} />) ={" "}
        <Num value={run.after[unit] ?? 0} result={run.family} number={run.number("state", unit)} />
      </>
    );
  },
  strips: (run, letters) => {
    const { gate, letter, family, indexBefore, indexAfter } = run;
    const { before, after } = memoryOf(run);
    const domain = symmetricDomain(run.wide);
    return [
      { label: <MathLabel base="f" />, values: gate("forget") },
      { label: <MathLabel base="m" sub={indexBefore} />, values: before, family, domain },
      { label: <MathLabel base="i" />, values: gate("input"), above: "air" },
      { label: <MathLabel base="g" />, values: gate("candidate"), family },
      {
        label: <MathLabel base="m" sub={indexAfter} />,
        values: after,
        family,
        domain,
        cap: true,
        above: "rule",
      },
      { label: <MathLabel base="o" />, values: gate("output"), above: "air" },
      {
        label: <MathLabel {...letters[SIDES[letter]](indexAfter)} />,
        values: run.after,
        family,
        cap: true,
        above: "rule",
      },
    ];
  },
  columns: (run, letters) => {
    const { gate, letter, indexBefore, indexAfter } = run;
    const { before, after } = memoryOf(run);
    return [
      { symbol: <Sym base="i" />, name: "input", values: gate("input") },
      { symbol: <Sym base="f" />, name: "forget", values: gate("forget") },
      { symbol: <Sym base="g" />, name: "candidate", values: gate("candidate") },
      { symbol: <Sym base="o" />, name: "output", values: gate("output") },
      { symbol: <Sym base="m" sub={indexBefore} />, name: "memoryBefore", values: before },
      { symbol: <Sym base="m" sub={indexAfter} />, name: "memory", values: after },
      { symbol: <Sym {...letters[SIDES[letter]](indexBefore)} />, name: "previous", values: run.before },
      { symbol: <Sym {...letters[SIDES[letter]](indexAfter)} />, name: "state", values: run.after },
    ];
  },
};

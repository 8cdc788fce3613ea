/** The equations of a cell's update, encoder or decoder: what the new state is, and what the gates come from. */
import { gateIsHeld } from "../../arithmetic/byHand";
import type { CellRun } from "../../arithmetic/cellRun";
import type { CellId } from "../../trace/architecture";
import type { GateName, TensorName } from "../../trace/tensors";
import { component, type Equation, type FormulaPlace, number, SIDES, type Terms } from "./place";
import { letterTex, type Mark, marked } from "./tex";

/** What an update is written with. `u` is the unit within the part in view. */
interface Update {
  readonly run: CellRun;
  readonly terms: Terms;
  readonly u: number;
  readonly before: string;
  readonly after: string;
  readonly gate: (name: GateName, factor?: boolean) => string;
  readonly valueBefore: string;
  readonly valueAfter: string;
  /** Behind a symbolic equation: the state before is zero where a reader starts. */
  readonly start: string;
}

function updateOf(place: FormulaPlace, run: CellRun, terms: Terms): Update {
  const { letter, family, indexBefore, indexAfter } = run;
  const state = (index: number): string =>
    place.isLower
      ? marked(null, family, letterTex(terms.letters[SIDES[letter]](index)))
      : (letter === "h" ? terms.h : terms.s)(index);
  const u = place.unit - run.offset;
  const start = run.fromZeros ? `,\\quad ${state(indexBefore)} = 0` : "";
  /** Of a state before or after: where it stands, in the top layer, and its name. */
  const mark = (what: "previous" | "state", index: number): Mark => ({
    ...(place.isLower || index === 0 || (run.fromZeros && what === "previous")
      ? {}
      : letter === "h"
        ? { tensor: "states", source: index - 1 }
        : { tensor: "decoderState", target: index - 1 }),
    number: run.number(what, u),
  });
  return {
    run,
    terms,
    u,
    before: state(indexBefore),
    after: state(indexAfter),
    start,
    gate: (name, factor = false) =>
      number(
        run.gate(name)[u] ?? Number.NaN,
        { tensor: `${run.place}.${name}` as TensorName, number: run.number(name, u) },
        { factor },
      ),
    valueBefore: number(run.before[u] ?? 0, mark("previous", indexBefore), { family, factor: true }),
    valueAfter: number(run.after[u] ?? 0, mark("state", indexAfter), { family }),
  };
}

const gru = (of: Update): Equation[] => {
  const { run, terms, before, after, start, gate, valueBefore, valueAfter } = of;
  const { letters } = terms;
  const candidate = letterTex(letters.candidate(SIDES[run.letter], run.indexAfter));
  const left = component(after, run.offset + of.u);
  const z = run.gate("update")[of.u] ?? Number.NaN;
  if (letters.mirrored) {
    const mirrored = number(1 - z, { number: run.number("taken", of.u) });
    return [
      {
        symbols: `${after} = (1 - z) \\circ ${before} + z \\circ ${candidate}${start}`,
        numbers: [
          `${left} = (1 - ${mirrored}) \\cdot ${valueBefore} + ${mirrored} \\cdot ${gate("candidate", true)} = ${valueAfter}`,
        ],
      },
    ];
  }
  return [
    {
      symbols: `${after} = (1 - z) \\circ ${candidate} + z \\circ ${before}${start}`,
      numbers: [
        `${left} = (1 - ${gate("update")}) \\cdot ${gate("candidate", true)} + ${gate("update")} \\cdot ${valueBefore} = ${valueAfter}`,
      ],
    },
  ];
};

const lstm = (of: Update): Equation[] => {
  const { run, after, start, gate, valueAfter, u } = of;
  const memory = (index: number): string => marked(null, run.family, `m_{${index}}`);
  const [old, fresh] = [run.memory?.before[u] ?? 0, run.memory?.after[u] ?? 0];
  const value = (x: number, what: "memory" | "memoryBefore", factor = false): string =>
    number(x, { number: run.number(what, u) }, { family: run.family, factor });
  const [m0, m1] = [memory(run.indexBefore), memory(run.indexAfter)];
  return [
    {
      symbols: `${m1} = f \\circ ${m0} + i \\circ g`,
      numbers: [
        `${component(m1, run.offset + u)} = ${gate("forget")} \\cdot ${value(old, "memoryBefore", true)} + ${gate("input")} \\cdot ${gate("candidate", true)} = ${value(fresh, "memory")}`,
      ],
    },
    {
      symbols: `${after} = o \\circ \\tanh(${m1})${start}`,
      numbers: [
        `${component(after, run.offset + u)} = ${gate("output")} \\cdot \\tanh(${value(fresh, "memory")}) = ${valueAfter}`,
      ],
    },
  ];
};

const rnn = (of: Update): Equation[] => {
  const { run, before, after, start, gate, valueAfter, u } = of;
  return [
    {
      symbols: `a = W_{ih}\\, x_{${run.indexAfter}} + b_{ih} + W_{hh}\\, ${before} + b_{hh}${start}`,
      numbers: [`${component("a", run.offset + u)} = ${gate("preactivation")}`],
    },
    {
      symbols: `${after} = \\tanh(a)`,
      numbers: [`${component(after, run.offset + u)} = \\tanh(${gate("preactivation")}) = ${valueAfter}`],
    },
  ];
};

const UPDATES: Readonly<Record<CellId, (of: Update) => Equation[]>> = { gru, lstm, rnn };

/** The new state of a cell. */
export function updateEquations(place: FormulaPlace, run: CellRun, terms: Terms): Equation[] {
  return UPDATES[run.cell](updateOf(place, run, terms));
}

interface Gate {
  readonly letter: string;
  readonly name: GateName;
  readonly squash: "\\sigma" | "\\tanh";
}

const GATES: Readonly<Record<CellId, readonly Gate[]>> = {
  rnn: [],
  gru: [
    { letter: "r", name: "reset", squash: "\\sigma" },
    { letter: "z", name: "update", squash: "\\sigma" },
    { letter: "n", name: "candidate", squash: "\\tanh" },
  ],
  lstm: [
    { letter: "i", name: "input", squash: "\\sigma" },
    { letter: "f", name: "forget", squash: "\\sigma" },
    { letter: "g", name: "candidate", squash: "\\tanh" },
    { letter: "o", name: "output", squash: "\\sigma" },
  ],
};

/**
 * What the gates are computed from: PyTorch's equations with a block of the weights for each gate,
 * `z = σ(W_iz x + b_iz + W_hz s + b_hz)`; in a GRU's candidate the state's part is multiplied by r. A gate that is held
 * by hand comes from nothing: it is its value.
 */
export function gateEquations(place: FormulaPlace, run: CellRun, terms: Terms): Equation[] {
  const { before, gate, u } = updateOf(place, run, terms);
  const { letters } = terms;
  return GATES[run.cell].map(({ letter, name, squash }) => {
    const isCandidate = run.cell === "gru" && name === "candidate";
    const isMirrored = letters.mirrored && name === "update";
    const left = isCandidate ? letterTex(letters.candidate(SIDES[run.letter], run.indexAfter)) : letter;
    const hidden = `W_{h${letter}}\\, ${before} + b_{h${letter}}`;
    const state = isCandidate ? `r \\circ (${hidden})` : hidden;
    const sum = `${squash}(W_{i${letter}}\\, x_{${run.indexAfter}} + b_{i${letter}} + ${state})`;
    const value = isMirrored
      ? number(1 - (run.gate(name)[u] ?? Number.NaN), { number: run.number("taken", u) })
      : gate(name);
    const numbers = [`${component(left, run.offset + u)} = ${value}`];
    if (gateIsHeld(run.held, name, u)) return { symbols: numbers.join(""), numbers };
    return {
      symbols: `${left} = ${isMirrored ? "1 - " : ""}${sum}`,
      numbers,
    };
  });
}

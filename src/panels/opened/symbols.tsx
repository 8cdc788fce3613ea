/** How a number is written as a symbol: a letter with its indices, and the unit in brackets. Units count from 1. */
import { Fragment } from "react";
import type { Ref } from "../../arithmetic/expression";
import { writeRef } from "../../arithmetic/ref";
import type { Family } from "../../lib/rich";
import { handoverOf } from "../../trace/anatomy";
import { TENSORS, type TensorName } from "../../trace/tensors";
import type { Trace } from "../../trace/trace";
import type { Index, Letter, Letters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { letterTex, marked } from "../formulas/tex";
import { betweenSymbol } from "./betweenSymbols";
import { probedSymbol } from "./probedSymbols";
import { blockOf } from "./things";

export interface NumberSymbol {
  /** Side by side, as α h. */
  readonly letters: readonly Letter[];
  /** Within the vector or the matrix; a word stands in round brackets. */
  readonly unit: readonly Index[];
  readonly word?: string;
  readonly family: Family | null;
}

const LETTER_OF_GATE: Readonly<Record<string, string>> = {
  reset: "r",
  update: "z",
  candidate: "n",
  input: "i",
  forget: "f",
  output: "o",
  preactivation: "a",
};

/** An LSTM calls its candidate g. */
export const gateLetter = (trace: Trace, gate: string): string =>
  gate === "candidate" && trace.model.cell === "lstm" ? "g" : (LETTER_OF_GATE[gate] ?? gate);

const LOWER = "⁽¹⁾";

/** `series` is what an index is called that a sum runs over. */
export function symbolOf(trace: Trace, letters: Letters, { name, at }: Ref, series = "u"): NumberSymbol {
  const [i = 0, j = 0, k = 0] = at;
  const from1 = (index: number): Index => (Number.isNaN(index) ? series : index + 1);
  const unitOf = (...units: number[]): Index[] => units.map(from1);
  const vector = (letter: Letter, unit: number, family: Family | null): NumberSymbol => ({
    letters: [letter],
    unit: unitOf(unit),
    family,
  });
  const scalar = (letter: Letter, family: Family | null): NumberSymbol => ({
    letters: [letter],
    unit: [],
    family,
  });
  const memory = (index: Index, after = ""): Letter => ({ base: "m", sub: index, after });
  const ofWord = (letter: Letter, id: number, family: Family | null): NumberSymbol => ({
    letters: [letter],
    unit: [],
    word: Number.isNaN(id) ? series : tokenText(trace.model.targetVocabulary[id] ?? "").text,
    family,
  });
  const E: Letter = { base: "E" };
  const lower = (letter: Letter): Letter => ({ ...letter, after: `${letter.after ?? ""}${LOWER}` });
  // s_0 comes before the first row.
  const before = (row: number): Index => row;
  const gate = /^(encoder|decoder)\.l(\d)(\.reverse)?\.(\w+)$/.exec(name);
  const isLower = trace.model.layers === 2 && name.includes(".l0");
  switch (name as TensorName | "derived.keys" | "derived.window" | "source.ids" | "output.ids") {
    case "embedded":
      return vector({ base: "x", sub: from1(i) }, j, "src");
    case "states":
      return vector(letters.encoder(from1(i)), j, "src");
    case "encoder.l0.state":
      return vector(lower(letters.encoder(from1(i))), j, "src");
    case "cellStates":
      return vector(memory(from1(i)), j, "src");
    case "encoder.l0.cellState":
      return vector(memory(from1(i), LOWER), j, "src");
    case "initialState":
      return vector(letters.decoder(0), i, "tgt");
    case "initialCellState":
      return vector(memory(0), i, "tgt");
    case "decoder.l0.initialState":
      return vector(lower(letters.decoder(0)), i, "tgt");
    case "decoder.l0.initialCellState":
      return vector(memory(0, LOWER), i, "tgt");
    case "decoderEmbedded":
      return { letters: [E, letters.word(before(i))], unit: unitOf(j), family: "tgt" };
    case "fed":
      return vector(letters.attentional(before(i)), j, "tgt");
    case "decoderState":
      return vector(letters.decoder(from1(i)), j, "tgt");
    case "decoder.l0.state":
      return vector(lower(letters.decoder(from1(i))), j, "tgt");
    case "decoderCellState":
      return vector(memory(from1(i)), j, "tgt");
    case "decoder.l0.cellState":
      return vector(memory(from1(i), LOWER), j, "tgt");
    case "query":
      return vector({ base: "q", sub: from1(i) }, j, "tgt");
    case "energy":
      return vector({ base: "ε", sub: `${from1(i)},${from1(j)}` }, k, null);
    case "derived.keys":
      return {
        letters: [{ base: "W", sub: "a" }, letters.encoder(from1(i))],
        unit: unitOf(j),
        family: "src",
      };
    case "derived.window":
      return vector({ base: "d", sub: from1(i) }, j, null);
    case "scores":
      return scalar(letters.score(from1(i), from1(j)), null);
    case "position":
      return scalar({ base: "p", sub: from1(i) }, null);
    case "aligned": {
      const weight = letters.weight(from1(i), from1(j));
      return scalar({ ...weight, after: `${weight.after ?? ""}′` }, "ctx");
    }
    case "weights":
      return scalar(letters.weight(from1(i), from1(j)), "ctx");
    case "weighted":
      return {
        letters: [letters.weight(from1(i), from1(j)), letters.encoder(from1(j))],
        unit: unitOf(k),
        family: "ctx",
      };
    case "context":
      return vector(letters.context(from1(i)), j, "ctx");
    case "combined":
      return vector(
        trace.tensors.attentional ? { base: "[c;s]", sub: from1(i) } : { base: "x", sub: from1(i) },
        j,
        "tgt",
      );
    case "attentional":
      return vector(letters.attentional(from1(i)), j, "tgt");
    case "features":
      return vector({ base: "[s;c;E y]", sub: from1(i) }, j, "tgt");
    case "logits":
      return ofWord({ base: "logit", sub: from1(i) }, j, "tgt");
    case "probabilities":
      return ofWord({ base: "p", sub: from1(i) }, j, "tgt");
    case "loss":
      return scalar({ base: "L", sub: from1(i) }, null);
    case "source.ids":
    case "output.ids":
      return scalar({ base: "id", sub: from1(i) }, null);
  }
  const between = betweenSymbol(trace, { name, at }, from1, (ref) => symbolOf(trace, letters, ref, "k"));
  if (between) return between;
  if (gate) {
    const [, side, , reverse, which = ""] = gate;
    const after = `${reverse ? "←" : ""}${isLower ? LOWER : ""}`;
    return vector(
      { base: gateLetter(trace, which), sub: from1(i), ...(after ? { after } : {}) },
      j,
      side === "encoder" ? "src" : "tgt",
    );
  }
  const probed = probedSymbol(letters, { name, at }, from1);
  return probed ?? parameterSymbol(trace, letters, name, at, from1);
}

/** W_ir[12, 3]: the row counts within its gate's block. */
function parameterSymbol(
  trace: Trace,
  letters: Letters,
  name: string,
  at: readonly number[],
  from1: (index: number) => Index,
): NumberSymbol {
  const [i = 0, ...rest] = at;
  const plain = (letter: Letter, unit: readonly Index[] = at.map(from1)): NumberSymbol => ({
    letters: [letter],
    unit,
    family: null,
  });
  if (name.endsWith("embedding.weight"))
    return plain({ base: "E", sub: name.startsWith("encoder") ? "x" : "y" }, [i, ...rest.map(from1)]);
  const block = blockOf(trace, name, i);
  if (block) {
    const letter = trace.model.cell === "rnn" ? "h" : gateLetter(trace, block.gate);
    return plain({ base: block.isBias ? "b" : "W", sub: `${block.of}${letter}` }, [
      block.unit + 1,
      ...rest.map(from1),
    ]);
  }
  if (name === "output.weight") return plain(letters.output, [i, ...rest.map(from1)]);
  if (name === "output.bias") return plain({ base: "b", sub: "y" }, [i]);
  if (name.startsWith("bridge.cell")) return plain({ base: "W", sub: "m" });
  if (name.startsWith("bridge"))
    return plain(handoverOf(trace) === "bridge" ? letters.bridge : { base: "W" });
  if (name === "combine.weight") return plain({ base: "W", sub: "c" });
  const [, base = "W", sub = ""] = /^attention\.(\w)_(\w)$/.exec(name) ?? [];
  return plain({ base, sub });
}

const escaped = (word: string): string =>
  word.replace(/[\\{}$&#^_%~]/g, (sign) => (sign === "\\" ? "/" : `\\${sign}`));

const TEX_OF_SIGN: Readonly<Record<string, string>> = { "‖": "\\Vert ", "∂": "\\partial ", ᵀ: "^{\\top}" };
const SIGNS = /[‖∂ᵀ]/g;

/** The same in TeX, in its family's colour, marked with what it stands for. */
export function symbolTex(trace: Trace, letters: Letters, ref: Ref, series?: string): string {
  const { letters: parts, unit, word, family } = symbolOf(trace, letters, ref, series);
  const tex =
    parts
      .map(letterTex)
      .join("\\,")
      .replaceAll(LOWER, "^{(1)}")
      .replaceAll("′", "'")
      .replace(SIGNS, (sign) => TEX_OF_SIGN[sign] ?? sign) +
    (word === undefined ? "" : `(\\text{${escaped(word)}})`) +
    (unit.length > 0 ? `[${unit.join(",")}]` : "");
  const spec = TENSORS[ref.name as TensorName];
  if (ref.at.some(Number.isNaN)) return family ? `\\htmlClass{${family}}{${tex}}` : tex;
  if (!spec) return marked({ number: writeRef(ref) }, family, tex);
  const place = (axis: "source" | "target"): number | undefined => ref.at[spec.axes.indexOf(axis as never)];
  return marked(
    {
      tensor: ref.name as TensorName,
      source: place("source"),
      target: place("target"),
      number: writeRef(ref),
    },
    family,
    tex,
  );
}

/** The same in HTML. */
export function SymbolText({ symbol }: { symbol: NumberSymbol }) {
  const { letters, unit, word, family } = symbol;
  return (
    <span className={family ? `symbol ${family}` : "symbol"}>
      {letters.map(({ base, accent = "", sub, after = "" }) => (
        <Fragment key={`${base}${sub}`}>
          <i className={base.length > 1 && !base.startsWith("h") ? "math upright" : "math"}>
            {base}
            {accent}
          </i>
          {sub === undefined ? null : <sub>{sub}</sub>}
          {after}
        </Fragment>
      ))}
      {word === undefined ? null : `(${word})`}
      {unit.length > 0 ? <span className="symbol-unit">[{unit.join(", ")}]</span> : null}
    </span>
  );
}

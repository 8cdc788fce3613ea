/** What the decoder reads and starts from: its first state, and its input of a row. */
import { besideWord, handoverOf } from "../../trace/anatomy";
import type { Trace } from "../../trace/trace";
import { type Equation, entry, type FormulaPlace, type Terms, vector } from "./place";
import { letterTex, marked } from "./tex";

/** Arrows say which reader made a part. */
function arrowed(terms: Terms, j: number, way: "right" | "left"): string {
  const { sub, base } = terms.letters.encoder(j);
  return marked({ tensor: "states", source: j - 1 }, "src", `\\over${way}arrow{${base}}_{${sub}}`);
}

/** s_0. Null where it is the encoder's last state under the same name. */
export function firstStateEquation(trace: Trace, terms: Terms): Equation | null {
  const last = trace.source.tokens.length;
  const [forward, backward] = [arrowed(terms, last, "right"), arrowed(terms, 1, "left")];
  const first = terms.s(0);
  const bridge = terms.tex(terms.letters.bridge);
  const numbers = [`${first} = (${firstNumbers(trace)})`];
  switch (handoverOf(trace)) {
    case "last": {
      const isSame = letterTex(terms.letters.decoder(0)) === letterTex(terms.letters.encoder(last));
      return isSame ? null : { symbols: `${first} = ${terms.h(last)}`, numbers };
    }
    case "both":
      return { symbols: `${first} = [\\,${forward} ; ${backward}\\,]`, numbers };
    case "bridge":
      return {
        symbols: `${first} = \\tanh(${bridge}\\, ${trace.model.bidirectional ? backward : terms.h(last)})`,
        numbers,
      };
  }
}

function firstNumbers(trace: Trace): string {
  const { data } = trace.tensors.initialState ?? { data: new Float32Array(0) };
  const part = (u: number): string => entry(trace, "initialState", [u], { family: "tgt" });
  return `${part(0)},\\, \\cdots,\\, ${part(data.length - 1)}`;
}

/** `x_t = [E y_(t−1); c_t]`, whatever the wiring puts beside the word. */
export function inputEquation({ trace, row, isLower }: FormulaPlace, terms: Terms): Equation {
  const [t, before] = [row + 1, row];
  const x = `x_{${t}}`;
  if (isLower === false && trace.model.layers === 2) {
    return {
      symbols: `${x} = ${marked(null, "tgt", letterTex(terms.letters.decoder(t)))}^{(1)}`,
      numbers: [`${x} = (${vector(trace, "decoder.l0.state", row, "tgt")})`],
    };
  }
  const word = marked(
    { tensor: "decoderEmbedded", target: row },
    "tgt",
    `E\\, ${terms.tex(terms.letters.word(before))}`,
  );
  const embedded = vector(trace, "decoderEmbedded", row, "tgt");
  switch (besideWord(trace)) {
    case "nothing":
      return { symbols: `${x} = ${word}`, numbers: [`${x} = (${embedded})`] };
    case "fed":
      return {
        symbols: `${x} = [\\,${word} ; ${terms.attentional(before)}\\,]`,
        numbers: [`${x} = [${embedded} ;\\, ${vector(trace, "fed", row, "tgt")}]`],
      };
    case "context":
      return {
        symbols: `${x} = [\\,${word} ; ${terms.c(t)}\\,]`,
        numbers: [`${x} = [${embedded} ;\\, ${vector(trace, "context", row, "ctx")}]`],
      };
  }
}
